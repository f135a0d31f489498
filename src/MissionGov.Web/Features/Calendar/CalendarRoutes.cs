using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Calendar;

internal static class CalendarRoutes
{
    public const string Page = "/me/calendar";

    public static void MapCalendar(this IEndpointRouteBuilder app)
    {
        app.MapGet("/missions/{mission}/milestones.ics", async (string mission, Mediator mediator, CancellationToken ct) => File(await mediator.AskAsync(new GetMissionCalendar(mission), ct))).AsPage();
        app.MapGet($"{Page}/{{secret}}.ics", FeedAsync);
        app.MapGet(Page, (HttpContext http, Mediator mediator, CancellationToken ct) => PageAsync(http, mediator, null, ct));
        app.MapPost(Page, ChangeAsync);
    }

    private static async Task<IResult> FeedAsync(string secret, HttpContext http, Mediator mediator, CancellationToken ct)
    {
        // Nobody between the server and the one who knows the address keeps a copy or lists it.
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return File(await mediator.AskAsync(new GetPersonCalendar(secret), ct));
    }

    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, string? error, CancellationToken ct)
    {
        var path = await mediator.AskAsync(new GetCalendarAddress(), ct);
        return new RazorComponentResult<CalendarPage>(new Dictionary<string, object?>
        {
            [nameof(CalendarPage.Address)] = path is null ? null : new Uri(SiteAddress.Of(http), path).ToString(),
            [nameof(CalendarPage.Token)] = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken,
            [nameof(CalendarPage.CommandId)] = Guid.CreateVersion7(),
            [nameof(CalendarPage.Error)] = error,
        })
        { StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, Mediator mediator, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return await PageAsync(http, mediator, "The form was open for too long. Choose again.", ct);
        var form = await http.Request.ReadFormAsync(ct);
        var problem = await mediator.SendAsync(new ChangeCalendarAddress(form["wanted"] == "yes"), commandId: Guid.TryParse(form["command"], out var id) ? id : null, ct: ct);
        return problem is null ? Results.Redirect(Page) : await PageAsync(http, mediator, problem.Message, ct);
    }

    private static IResult File(string? calendar) => calendar is null ? Results.NotFound() : Results.Text(calendar, IcsFile.ContentType, Encoding.UTF8);
}
