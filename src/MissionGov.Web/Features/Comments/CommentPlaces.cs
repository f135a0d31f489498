using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Comments;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;

namespace MissionGov.Web.Features.Comments;

/// <summary>Where one comments, as the address says it: a mission, and in it a target or a milestone.</summary>
public sealed record CommentAddress(string Mission, string? Target = null, string? Milestone = null)
{
    public string Subject => (Target, Milestone) switch
    {
        ({ } target, _) => $"/missions/{Mission}/targets/{target}",
        (_, { } milestone) => $"/missions/{Mission}/milestones/{milestone}",
        _ => $"/missions/{Mission}",
    };

    public string Page => $"{Subject}/comments";
}

/// <summary>Finds what an address names, and who can be called by name of their post.</summary>
internal sealed class CommentPlaces(MissionGovDb db)
{
    /// <returns>Null for what is not there, or not for this reader.</returns>
    public async Task<CommentPlace?> FindAsync(CommentAddress address, Period? point, CancellationToken ct) =>
        await PlaceAsync(address, point, ct) is { } place ? place with { Page = address.Page } : null;

    /// <summary>Where a comment stands.</summary>
    /// <returns>Null where that is not there any more.</returns>
    public async Task<CommentPlace?> OfAsync(Comment comment, CancellationToken ct)
    {
        var mission = await db.Missions.Where(mission => mission.Id == comment.MissionId).Select(mission => mission.Slug).SingleAsync(ct);
        var target = await db.Targets.Where(target => target.Id == comment.TargetId).Select(target => target.Slug).SingleOrDefaultAsync(ct);
        var milestone = await db.Milestones.Where(milestone => milestone.Id == comment.MilestoneId).Select(milestone => milestone.Slug).SingleOrDefaultAsync(ct);
        return await FindAsync(new CommentAddress(mission, target, milestone), comment.Point, ct);
    }

    private async Task<CommentPlace?> PlaceAsync(CommentAddress address, Period? point, CancellationToken ct)
    {
        var mission = await db.Missions.AsNoTracking().Include(mission => mission.Targets).SingleOrDefaultAsync(mission => mission.Slug == address.Mission, ct);
        if (mission is null) return null;
        if (address.Milestone is { } slug)
            return await db.Milestones.AsNoTracking().SingleOrDefaultAsync(milestone => milestone.Slug == slug && milestone.MissionId == mission.Id, ct) is { } milestone ? new CommentPlace(mission.Id, milestone.Name, MilestoneId: milestone.Id) : null;
        if (address.Target is null) return new CommentPlace(mission.Id, mission.Name);
        if (mission.Targets.Find(target => target.Slug == address.Target) is not { } target) return null;
        if (point is null) return new CommentPlace(mission.Id, target.Name, target.Id);
        return (await PointsAsync([target], ct)).Contains(point.Value) ? new CommentPlace(mission.Id, $"{target.Name}, {point.Value.Label}", target.Id, point) : null;
    }

    /// <summary>The periods a target has figures for, latest first.</summary>
    public async Task<IReadOnlyList<Period>> PointsAsync(Guid target, CancellationToken ct) =>
        await PointsAsync(await db.Targets.AsNoTracking().Where(found => found.Id == target).ToListAsync(ct), ct);

    private async Task<IReadOnlyList<Period>> PointsAsync(IReadOnlyList<Target> target, CancellationToken ct) =>
        [.. (await new SeriesReader(db).ReadAsync(target, ct)).Values.SelectMany(vintages => vintages.All).Select(seen => seen.Period).Distinct().OrderDescending()];

    /// <summary>Posts held today, and those that the mission names.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync(Guid mission, DateOnly today, CancellationToken ct)
    {
        var held = await db.Appointments.Where(post => (post.MissionId == null || post.MissionId == mission) && post.From <= today && (post.Until == null || post.Until >= today)).Select(post => post.Title).ToListAsync(ct);
        var named = await db.Missions.AsNoTracking().Include(found => found.Targets).SingleAsync(found => found.Id == mission, ct);
        var owners = await db.Milestones.Where(milestone => milestone.MissionId == mission).Select(milestone => milestone.Owner).ToListAsync(ct);
        return [.. held.Concat([named.LeadMinister, named.SeniorResponsibleOwner, named.Unit.Lead]).Concat(named.Targets.Select(target => target.Owner)).Concat(owners).Where(title => title.Length > 0).Distinct().Order(StringComparer.Ordinal)];
    }
}
