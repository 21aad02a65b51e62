from upkeep.models.confirmation import Confirmation

__all__ = ["Confirmation"]
