using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Api;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>A program reports how a milestone stands: the same command as by the page, held to the version that the program has read.</summary>
internal static class UpdatesApi
{
    private static readonly ApiExample Example = new(
        "Report how a milestone stands",
        "Read the milestone first, and send its ETag back as If-Match: who changed it meanwhile is not overwritten. Needs a token that may send milestone updates.",
        """{ "command": "0192f1a0-0000-7000-8000-000000000000", "mission": "nhs", "milestone": "40-evening-clinics-open", "version": 1235 }""",
        """{ "status": "late", "date": "2026-04-30", "note": "The builders are late." }""");

    public static void MapUpdatesApi(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/milestones/{mission}/{milestone}/updates", (HttpContext http, Mediator mediator, string mission, string milestone, CancellationToken ct) =>
            JsonRequest.AnswerAsync<SentUpdate>(http, update => SendAsync(http, mediator, mission, milestone, update, ct))).AsChange(Example, []).Accepts<SentUpdate>("application/json").Produces<SentUpdateAnswer>().ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);

    private static async Task<IResult> SendAsync(HttpContext http, Mediator mediator, string mission, string milestone, SentUpdate update, CancellationToken ct)
    {
        if (!http.Person().MayAnywhere(Permission.ReportDelivery)) return ApiRoute.Refuse(new Problem(Mediator.Forbidden, ""));
        if (Version(http.Request.Headers.IfMatch.ToString()) is not { } seen)
            return Results.Problem("Read the milestone first. Send its ETag back in the header If-Match.", statusCode: StatusCodes.Status428PreconditionRequired, title: "The version is missing");
        if (await mediator.AskAsync(new GetMilestoneToReport(mission, milestone), ct) is not { } found) return ApiRoute.Refuse(new Problem(Mediator.NotFound, ""));

        var id = ApiRoute.CommandId(http);
        var entry = new UpdateEntry(found.Id, seen, update.Status, update.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), update.Note, update.Confidence, update.Evidence);
        if (await mediator.SendAsync(new PublishUpdates([entry]), http.TokenReason(), id, ct) is { } problem)
        {
            var check = problem.Code == PublishUpdatesHandler.Refused ? (await mediator.AskAsync(new CheckUpdates([entry]), ct))[0] : null;
            return check is { Problem: { } wrong } ? ApiRoute.Refuse(problem with { Message = wrong }, new() { ["pointer"] = $"/{check.Field}" }) : ApiRoute.Refuse(problem);
        }

        var now = await mediator.AskAsync(new GetMilestoneToReport(mission, milestone), ct) ?? found;
        http.Response.Headers.ETag = $"\"{now.Version}\"";
        return Results.Json(new SentUpdateAnswer(id, mission, milestone, now.Version));
    }

    // A proxy that compresses may have made a weak one of it.
    private static uint? Version(string tag) => uint.TryParse(tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..].Trim('"') : tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}

/// <param name="Date">Late: when it is expected now. Done: the day it was done.</param>
internal sealed record SentUpdate(ReportedStatus Status, DateOnly? Date = null, string? Note = null, Confidence? Confidence = null, string? Evidence = null);

/// <param name="Version">For the next update of it.</param>
internal sealed record SentUpdateAnswer(Guid Command, string Mission, string Milestone, uint Version);

/// <summary>Which milestone stands at this address? Null for none that this person may see.</summary>
internal sealed record GetMilestoneToReport(string Mission, string Milestone) : IQuery<MilestoneToReport?>;

internal sealed record MilestoneToReport(Guid Id, uint Version);

internal sealed class GetMilestoneToReportHandler(MissionGovDb db) : QueryHandler<GetMilestoneToReport, MilestoneToReport?>
{
    internal override Permission Requires => Permission.ReportDelivery;

    internal override Task<MilestoneToReport?> ReadAsync(GetMilestoneToReport query, Person person, CancellationToken ct) => (
        from mission in db.Missions
        where mission.Slug == query.Mission
        join milestone in db.Milestones on mission.Id equals milestone.MissionId
        where milestone.Slug == query.Milestone
        select new MilestoneToReport(milestone.Id, milestone.Version)).SingleOrDefaultAsync(ct);
}
