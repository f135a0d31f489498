using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.SiteNotes;

/// <summary>What every public site owes its readers: who can use it, what it keeps about them, whom to ask.</summary>
internal static class SiteNotesRoutes
{
    public static void MapSiteNotes(this IEndpointRouteBuilder app)
    {
        app.MapGet("/accessibility", (HttpContext http, Configured configured) => StaticPage.Of<AccessibilityPage>(http, new { configured.Contact })).AsPage();
        app.MapGet("/privacy", (HttpContext http, Configured configured) => StaticPage.Of<PrivacyPage>(http, new { configured.Contact })).AsPage();
    }
}
