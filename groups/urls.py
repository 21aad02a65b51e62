from django.urls import path

from groups.views import find, group, home, information, places, results, soonest, times, urgent

app_name = "groups"

urlpatterns = [
    path("", home.home, name="home"),
    path("find/", find.find, name="find"),
    path("groups/", results.results, name="results"),
    path("groups/in/<str:country>/", places.country, name="country"),
    path("groups/in/<str:country>/<str:region>/", places.region, name="region"),
    path("groups/in/<str:country>/<str:region>/<str:town>/", places.town, name="town"),
    path("groups/<slug:slug>/", group.group, name="group"),
    path("soonest/", soonest.soonest, name="soonest"),
    path("urgent/", urgent.urgent, name="urgent"),
    path("urgent/<slug:country>/", urgent.urgent_in, name="urgent_in"),
    path("about/", information.about, name="about"),
    path("how-we-check/", information.how_we_check, name="how_we_check"),
    path("privacy/", information.privacy, name="privacy"),
    path("accessibility/", information.accessibility, name="accessibility"),
    path("times/", times.times, name="times"),
    path("credits/", information.credits_page, name="credits"),
    path("robots.txt", information.robots, name="robots"),
]
