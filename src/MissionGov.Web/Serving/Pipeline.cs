using MissionGov.Web.Components;
using MissionGov.Web.Features.Administration;
using MissionGov.Web.Features.AnalysisApi;
using MissionGov.Web.Features.ApiReference;
using MissionGov.Web.Features.ApiTokens;
using MissionGov.Web.Features.Board;
using MissionGov.Web.Features.Calendar;
using MissionGov.Web.Features.Changes;
using MissionGov.Web.Features.Comments;
using MissionGov.Web.Features.DataCatalogue;
using MissionGov.Web.Features.Decisions;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Features.DeliveryPlans;
using MissionGov.Web.Features.Digest;
using MissionGov.Web.Features.Drafts;
using MissionGov.Web.Features.Figures;
using MissionGov.Web.Features.History;
using MissionGov.Web.Features.HowWeRate;
using MissionGov.Web.Features.Indicators;
using MissionGov.Web.Features.Interventions;
using MissionGov.Web.Features.Mail;
using MissionGov.Web.Features.Mandates;
using MissionGov.Web.Features.Milestones;
using MissionGov.Web.Features.Missions;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Feeds;
using MissionGov.Web.Features.Observations.Places;
using MissionGov.Web.Features.Observations.Releases;
using MissionGov.Web.Features.ODataFeed;
using MissionGov.Web.Features.OwnAccount;
using MissionGov.Web.Features.Personas;
using MissionGov.Web.Features.Places;
using MissionGov.Web.Features.Search;
using MissionGov.Web.Features.SignIn;
using MissionGov.Web.Features.SiteNotes;
using MissionGov.Web.Features.Targets;
using MissionGov.Web.Features.Trajectories;
using MissionGov.Web.Features.Updates;
using MissionGov.Web.Features.Webhooks;
using MissionGov.Web.Features.WhatIf;

using MissionGov.Web.Serving.Api;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving;

/// <summary>What a request passes through, outermost first.</summary>
internal static class Pipeline
{
    public static void UseMissionGov(this WebApplication app)
    {
        app.UseProxies();
        app.UseHsts();
        app.UseSecurityHeaders();
        app.UseStampedFiles();
        app.UseExceptionHandler(errors => errors.Run(ErrorPages.ServerErrorAsync));
        app.UseStatusCodePages(ErrorPages.StatusAsync);
        app.UseNoZeroBytes();
        app.Use(NotReadyAsync);
        app.UseAuthentication();
        app.UseApiSignIn();
        app.UsePerson();
        app.UseRateLimiter();
        app.UseTokenRefusal();
        app.UseAuthorization();
        app.UseNotAllowed();
        app.UseCircuitDoor();

        // Outside of compression: what is kept is what is sent.
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseAntiforgery();

        app.MapHealth();
        app.MapNews();
        app.MapStaticAssets();

        // A browser asks here where it has not read the page's own link yet.
        app.MapGet("/favicon.ico", () => Results.LocalRedirect("~/icon.svg", permanent: true));
        app.MapBoard();
        app.MapMissions();
        app.MapMissionForms();
        app.MapTargetForms();
        app.MapIndicatorForms();
        app.MapDecisions();
        app.MapMandates();
        app.MapTarget();
        app.MapWhatIf();
        app.MapTargets();
        app.MapMilestones();
        app.MapMilestone();
        app.MapDeliveryPlan();
        app.MapPlans();
        app.MapHistory();
        app.MapSearch();
        app.MapChanges();
        app.MapComments();
        app.MapSiteNotes();
        app.MapHowWeRate();
        app.MapDataCatalogue();
        app.MapFigures();
        app.MapImport();
        app.MapFeeds();
        app.MapPlaceImport();
        app.MapReleases();
        app.MapPlaces();
        app.MapDigest();
        app.MapMail();
        app.MapCalendar();
        app.MapUpdates();
        app.MapDrafts();
        app.MapPersonas();
        app.MapSignIn();
        app.MapOwnAccount();
        app.MapAdministration();
        app.MapWebhooks();

        app.MapApiTokens();
        app.MapAnalysis();
        app.MapApiReference();
        app.MapFeed();
        app.MapOpenApi().CacheOutput(nameof(PageCache));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    private static Task NotReadyAsync(HttpContext http, RequestDelegate next) =>
        http.RequestServices.GetRequiredService<Readiness>().IsReady || http.Request.Path.StartsWithSegments("/health") ? next(http) : ErrorPages.NotReadyAsync(http);
}
