using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Updates;

/// <summary>What did an update change on the minister's page, and can it be undone?</summary>
internal sealed record GetPublished(Guid Command) : IQuery<PublishedView?>;

/// <param name="Effect">"Late milestones 2 → 3; next 11 February.", and what that did to the chance with the plans.</param>
/// <param name="CanUndo">Nothing was changed since.</param>
public sealed record PublishedView(Guid Command, int Rows, string Effect, bool CanUndo, IReadOnlyList<string> Missions);

internal sealed class GetPublishedHandler(MissionGovDb db, StrategyMoves moves, StatusClock clock) : QueryHandler<GetPublished, PublishedView?>
{
    internal override Permission Requires => Permission.ReportDelivery;

    internal override async Task<PublishedView?> ReadAsync(GetPublished query, Person person, CancellationToken ct)
    {
        if (await PublishedUpdate.FindAsync(db, query.Command, ct) is not { } published) return null;
        var slugs = await db.Missions.Where(mission => published.Missions.Contains(mission.Id)).Select(mission => mission.Slug).ToListAsync(ct);
        if (!slugs.Exists(slug => person.May(Requires, slug))) return null;

        var after = await MilestoneReader.FiguresAsync(db, published.Missions, clock.Today, ct);
        var moved = await moves.ReadAsync(published.States.Where(row => Expected(row.Before) != Expected(row.After)).ToDictionary(row => row.Milestone, row => Expected(row.Before)), clock.Today, ct);
        return new PublishedView(query.Command, published.Rows.Count, string.Join(' ', moved.Prepend(UpdateWords.Effect(published.Before, after, clock.Today))), await PublishedUpdate.IsLastAsync(db, published, ct), slugs);
    }
    private static DateOnly Expected(MilestoneState state) => state.MetOn ?? state.Forecast;
}
