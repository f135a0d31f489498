using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Comments;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Milestones;

/// <summary>One milestone: its dates, what it waits for, what waits for it, and what is in its way.</summary>
internal sealed record GetMilestone(string Mission, string Slug) : IQuery<MilestoneView?>;

/// <param name="Others">What it could be made to wait for.</param>
public sealed record MilestoneView(
    string Mission, string MissionName, DateOnly Today, Milestone Milestone, (string Slug, string Name)? Target, bool MayEdit, bool MayReport,
    IReadOnlyList<Neighbour> Before, IReadOnlyList<Neighbour> After, IReadOnlyList<Neighbour> Others)
{
    /// <summary>Null for those who may not read them.</summary>
    public IReadOnlyList<Comment>? Comments { get; init; }

    public string Address => $"/missions/{Mission}/milestones/{Milestone.Slug}";

    public bool IsLate => Milestone.IsOpen && Milestone.IsLate(Today);
}

/// <summary>Another milestone, as far as the person may see it.</summary>
public sealed record Neighbour(Guid Id, string Name, string Address, string MissionName, DateOnly Expected, bool IsMet, bool IsLate);

internal sealed class GetMilestoneHandler(MissionGovDb db, MilestoneNetworkReader reader, StatusClock clock) : QueryHandler<GetMilestone, MilestoneView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<MilestoneView?> ReadAsync(GetMilestone query, Person person, CancellationToken ct)
    {
        var missions = await db.Missions.Select(mission => new { mission.Id, mission.Slug, mission.Name, mission.Closed }).ToDictionaryAsync(mission => mission.Id, ct);
        var here = missions.Values.FirstOrDefault(mission => mission.Slug == query.Mission);
        var network = await reader.ReadAsync(ct);
        if (here is null || network.All.FirstOrDefault(one => one.MissionId == here.Id && one.Slug == query.Slug) is not { } milestone) return null;

        var today = clock.Today;
        IEnumerable<Neighbour> Seen(IEnumerable<Milestone> some) => some
            .Where(one => missions.ContainsKey(one.MissionId))
            .OrderBy(one => one.Expected).ThenBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => new Neighbour(one.Id, one.Name, $"/missions/{missions[one.MissionId].Slug}/milestones/{one.Slug}", missions[one.MissionId].Name, one.Expected, one.MetOn is not null, one.IsOpen && one.IsLate(today)));
        var target = await db.Targets.Where(target => target.Id == milestone.TargetId).Select(target => new { target.Slug, target.Name }).SingleOrDefaultAsync(ct);
        var mayEdit = person.May(Permission.EditDelivery, query.Mission);
        return new MilestoneView(
            here.Slug, here.Name, today, milestone, target is null ? null : (target.Slug, target.Name), mayEdit, BlockerRights.May(person, query.Mission, milestone),
            [.. Seen(network.Before(milestone.Id))],
            [.. Seen(network.After(milestone.Id))],
            mayEdit ? [.. Seen(network.All.Where(one => one.Id != milestone.Id && one.IsOpen && !missions.GetValueOrDefault(one.MissionId, here).Closed).Except(network.Before(milestone.Id)))] : [])
        {
            Comments = person.MayReadComments(query.Mission) ? await new CommentReader(db).ReadAsync(here.Id, target: null, milestone.Id, ct) : null,
        };
    }
}
