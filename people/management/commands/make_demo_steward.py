import secrets

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from people.models import User

EMAIL = "steward@example.org"


class Command(BaseCommand):
    help = (
        f"Make an account that may do everything, {EMAIL}, to try the admin on your own machine. "
        "Its password is shown once. Refused when DEBUG is off; an account that exists is left alone."
    )

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError("This account is for trying things out. Set DEBUG=true, or use createsuperuser.")
        if User.objects.filter(email=EMAIL).exists():
            self.stdout.write(f"{EMAIL} is here already. For a new password: manage.py changepassword {EMAIL}")
            return
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser(EMAIL, password, name="Demonstration steward")
        self.stdout.write(f"Sign in as {EMAIL} with the password {password} (shown this once).")
