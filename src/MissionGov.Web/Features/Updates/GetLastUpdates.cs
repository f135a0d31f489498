using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>Which of my own updates can I still take back?</summary>
internal sealed record GetLastUpdates : IQuery<IReadOnlyList<LastUpdate>>;

/// <param name="Command">The id it was published under.</param>
/// <param name="Names">Of the milestones that were reported.</param>
public sealed record LastUpdate(Guid Command, DateTimeOffset At, IReadOnlyList<string> Names);

internal sealed class GetLastUpdatesHandler(MissionGovDb db) : QueryHandler<GetLastUpdates, IReadOnlyList<LastUpdate>>
{
    // Whoever wants to go back further finds each change in the history.
    private const int Most = 5;

    internal override Permission Requires => Permission.ReportDelivery;

    internal override async Task<IReadOnlyList<LastUpdate>> ReadAsync(GetLastUpdates query, Person person, CancellationToken ct)
    {
        if (person.Id is not { } id) return [];
        var missions = (await db.Missions.Where(mission => !mission.Closed).Select(mission => new { mission.Id, mission.Slug }).ToListAsync(ct)).Where(mission => person.May(Requires, mission.Slug)).Select(mission => mission.Id).ToList();

        // By milestone, for which the audit has an index.
        var commands = await (
            from milestone in db.Milestones
            where missions.Contains(milestone.MissionId)
            join line in db.Audit on milestone.Id equals line.SubjectId
            where line.PersonId == id && line.Event == nameof(MilestoneReported)
            group line by line.CommandId into update
            orderby update.Max(line => line.Id) descending
            select update.Key).Take(Most).ToListAsync(ct);
        var lines = await db.Audit.AsNoTracking().Where(line => commands.Contains(line.CommandId) && line.Event == nameof(UpdatesPublished)).OrderByDescending(line => line.Id).Select(line => new { line.CommandId, line.At, line.Detail }).ToListAsync(ct);
        var last = new List<LastUpdate>();
        foreach (var line in lines)
        {
            var published = JsonSerializer.Deserialize<UpdatesPublished>(line.Detail, AsJson.Options)!;
            if (await PublishedUpdate.IsLastAsync(db, published, ct)) last.Add(new LastUpdate(line.CommandId, line.At, [.. published.Rows.Select(row => row.Name)]));
        }

        return last;
    }
}
