from django.urls import path

from opendata.calendars import views as calendars

app_name = "opendata"

urlpatterns = [
    path("groups/calendar.ics", calendars.results_calendar, name="results_calendar"),
    path("groups/<slug:slug>/calendar.ics", calendars.group_calendar, name="calendar"),
]
