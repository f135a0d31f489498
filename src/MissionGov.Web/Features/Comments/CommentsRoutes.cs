using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Comments;

/// <summary>Comments in plain forms: each thing has a page for them, and each form on it says what it does.</summary>
internal static class CommentsRoutes
{
    private static readonly string[] DayForms = ["yyyy-MM-dd", "d/M/yyyy", "d M yyyy", "d MMM yyyy", "d MMMM yyyy"];

    public static void MapComments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/actions", async (HttpContext http, Mediator mediator, CancellationToken ct) => PostedForm.Page<ActionsPage>(http, new { View = await mediator.AskAsync(new GetActions(), ct) }));
        app.MapGet("/missions/{mission}/comments", (HttpContext http, Mediator mediator, string mission, CancellationToken ct) => PageAsync(http, mediator, new(mission), new(), ct));
        app.MapPost("/missions/{mission}/comments", (HttpContext http, Mediator mediator, string mission, CancellationToken ct) => SaveAsync(http, mediator, new(mission), ct));
        app.MapGet("/missions/{mission}/targets/{target}/comments", (HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) => PageAsync(http, mediator, new(mission, target), new(), ct));
        app.MapPost("/missions/{mission}/targets/{target}/comments", (HttpContext http, Mediator mediator, string mission, string target, CancellationToken ct) => SaveAsync(http, mediator, new(mission, target), ct));
        app.MapGet("/missions/{mission}/milestones/{milestone}/comments", (HttpContext http, Mediator mediator, string mission, string milestone, CancellationToken ct) => PageAsync(http, mediator, new(mission, null, milestone), new(), ct));
        app.MapPost("/missions/{mission}/milestones/{milestone}/comments", (HttpContext http, Mediator mediator, string mission, string milestone, CancellationToken ct) => SaveAsync(http, mediator, new(mission, null, milestone), ct));
    }

    private static async Task<IResult> PageAsync(HttpContext http, Mediator mediator, CommentAddress address, CommentEntry entry, CancellationToken ct) =>
        await mediator.AskAsync(new GetComments(address), ct) is { } view
            ? PostedForm.Page<CommentsPage>(http, new { View = view, Entry = entry, Token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken! }, entry.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();

    private static async Task<IResult> SaveAsync(HttpContext http, Mediator mediator, CommentAddress address, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { Fields: var form } posted) return Results.BadRequest();
        var entry = CommentEntry.Of(form);
        if (!posted.IsOurs) return await PageAsync(http, mediator, address, entry with { Problem = PostedForm.TooOld }, ct);
        var id = form.CommandId();
        var about = entry.Comment ?? id;
        var problem = entry.Deed switch
        {
            "write" => entry.Point.Length > 0 && Period.FromIso(entry.Point) is null ? new Problem("comment.point", "Choose a period from the list.")
                : await mediator.SendAsync(new WriteComment(id, address, Period.FromIso(entry.Point), entry.Text), commandId: id, ct: ct),
            "edit" => await mediator.SendAsync(new EditComment(about, entry.Text, entry.Seen), commandId: id, ct: ct),
            "delete" => await mediator.SendAsync(new DeleteComment(about), commandId: id, ct: ct),
            "resolve" => await mediator.SendAsync(new ResolveComment(about), commandId: id, ct: ct),
            "reopen" => await mediator.SendAsync(new ReopenComment(about), commandId: id, ct: ct),
            "action" => DayOf(entry.Due) is { } due ? await mediator.SendAsync(new AskForAction(about, entry.Owner, due), commandId: id, ct: ct)
                : new Problem("action.due", "Enter a real day, like 27 March 2026."),
            "done" => await mediator.SendAsync(new FinishAction(about), commandId: id, ct: ct),
            _ => new Problem("comment.deed", "We could not read that form. Load the page again."),
        };
        return problem switch
        {
            null => Results.LocalRedirect($"{address.Page}#c-{about:N}"),
            { Code: Mediator.NotFound } => Results.NotFound(),
            { Code: Mediator.Forbidden } => Results.StatusCode(StatusCodes.Status403Forbidden),
            _ => await PageAsync(http, mediator, address, entry with { Problem = problem }, ct),
        };
    }

    private static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text.Trim(), DayForms, CultureInfo.GetCultureInfo("en-GB"), DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null;
}

/// <summary>What a person sent, kept where something was wrong with it.</summary>
/// <param name="Deed">What the form is for: write, edit, delete, resolve, reopen, action or done.</param>
public sealed record CommentEntry(string Deed = "", Guid? Comment = null, string Text = "", string Point = "", string Owner = "", string Due = "", uint Seen = 0, Problem? Problem = null)
{
    internal static CommentEntry Of(IFormCollection form) => new(
        form["do"].ToString(), Guid.TryParse(form["comment"], out var comment) ? comment : null, form["text"].ToString(), form["point"].ToString(), form["owner"].ToString(), form["due"].ToString(),
        uint.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0);

    /// <summary>Whether this is about a form, of which there are several on the page.</summary>
    public bool IsOf(string deed, Guid? comment = null) => Problem is not null && Deed == deed && Comment == comment;
}
