from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path

from groups.sitemaps import SITEMAPS
from groups.views.caching import for_everybody

admin.site.site_header = admin.site.site_title = "In It Together"

urlpatterns = [
    path("", include("groups.urls")),
    path("", include("opendata.urls")),
    path(
        "sitemap.xml", for_everybody(index), {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_part"}, name="sitemap"
    ),
    path("sitemap-<section>.xml", for_everybody(sitemap), {"sitemaps": SITEMAPS}, name="sitemap_part"),
    path("admin/", admin.site.urls),
]

handler400 = "groups.views.errors.not_understood"
handler403 = "groups.views.errors.not_allowed"
handler404 = "groups.views.errors.not_found"
handler500 = "groups.views.errors.server_error"
