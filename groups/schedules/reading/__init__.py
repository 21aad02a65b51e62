"""Words to rules: what people type when they say when a group meets. The way in is `sentence.read_schedule`."""
