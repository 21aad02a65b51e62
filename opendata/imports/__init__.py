"""Take a file of listings in: `read_sheet` -> `plan_import` (writes nothing) -> `apply_plan`."""
