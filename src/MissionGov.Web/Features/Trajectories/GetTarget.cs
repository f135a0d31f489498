using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Analysis;
using MissionGov.Domain.Comments;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.Components.Charts;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>Will this target be met? Today, or as it looked at an earlier day.</summary>
internal sealed record GetTarget(TargetAddress Address) : IQuery<TargetView?>;

/// <summary>Page, CSV, JSON and SVG all read this and nothing else.</summary>
/// <param name="Today">The day it is asked on; the assessment may be as at an earlier one.</param>
public sealed record TargetView(TargetAddress Address, string MissionName, bool Closed, TargetAssessment Assessment, Vintages Vintages, DateOnly Today)
{
    /// <summary>Figures that were published more than once with different values, newest period first. In a replay: those revised since.</summary>
    public IReadOnlyList<Revision> Revisions => Address.IsReplay
        ? [.. from now in Vintages.AsAt(Today).Reverse()
              join then in Then on now.Period equals then.Period
              where then.Value != now.Value
              select new Revision(then, now)]
        : [.. RevisionHistory.Of(Vintages.All).Revised.Reverse().Select(period => new Revision(period.First, period.Now))];

    /// <summary>What the people of the mission say about it; null for who may not read that.</summary>
    public IReadOnlyList<Comment>? Comments { get; init; }

    /// <summary>What it asks for beside what comes anyway: by the forecast that the page shows.</summary>
    public StretchCheck Stretch => StretchCheck.Of(Assessment);

    /// <summary>Whether the plans for it add up; null in a replay, and where nothing can change it any more.</summary>
    public TargetStrategy? Strategy { get; init; }

    /// <summary>What became of the plans so far; null in a replay.</summary>
    public SeenChange? Seen => SoFar?.Value;

    internal Lazy<SeenChange>? SoFar { get; init; }

    public required Trackability Trackability { get; init; }

    /// <summary>Why it was published though a part was missing; empty for one that had every part, or came in a file.</summary>
    public string PublishedWithout { get; init; } = "";

    public Answer<SignalSeries> Signal => SignalSeries.Of(Assessment, Address.Everything);

    /// <summary>What the rules that were asked for say.</summary>
    public IReadOnlyList<NamedProgress> Progress => [.. Address.Measures.Select(measure => NamedProgress.Of(Assessment, measure))];

    /// <summary>Figures of today that a reader then could not have.</summary>
    public int NewSince => Vintages.AsAt(Today).Count - Then.Count;

    /// <summary>The address that keeps to the figures of this page: what comes out later does not change it. Null where figures came in today.</summary>
    public TargetAddress? Frozen => FrozenDay.Of(Address.KnownOn, Today, [Vintages]) is { } day ? Address with { AsAt = Address.AsAt ?? Assessment.Today, KnownOn = day } : null;

    public bool IsFrozen => Address.AsAt is not null && FrozenDay.IsOver(Address.KnownOn, Today);

    /// <summary>What was published by the day of a replay.</summary>
    public IReadOnlyList<Observation> Then => Address.IsReplay ? Vintages.AsAt(Address.AsAt ?? Today, Address.KnownOn ?? Address.AsAt) : Assessment.Observations;
}

/// <summary>One period, as it was known and as it is held today.</summary>
public sealed record Revision(Observation Then, Observation Now);

internal sealed class GetTargetHandler(MissionGovDb db, AssessmentReader assessments, StrategyReader strategies, StatusClock clock) : QueryHandler<GetTarget, TargetView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<TargetView?> ReadAsync(GetTarget query, Person person, CancellationToken ct)
    {
        var address = query.Address;
        var mission = await db.Missions.AsNoTracking()
            .Include(mission => mission.Targets.Where(target => target.Slug == address.Target)).ThenInclude(target => target.Indicator)
            .SingleOrDefaultAsync(mission => mission.Slug == address.Mission, ct);
        if (mission is not { Targets: [var found] }) return null;

        // Nobody can look back from the future.
        var asked = address.AsAt ?? address.KnownOn ?? clock.Today;
        var today = asked < clock.Today ? asked : clock.Today;
        var assessed = (await assessments.AssessAsync([found], [new Vantage(today, address.KnownOn)], ct))[0];
        var plans = address.IsReplay ? null : (await strategies.PlansAsync([found.Id], ct))[found.Id];
        return new TargetView(address, mission.Name, mission.Closed, assessed.Now, assessed.Vintages, clock.Today)
        {
            Strategy = assessed.Now.Status.IsVerdict() ? null : plans?.AddTo(assessed.Now, Scenario.AsPlanned),
            SoFar = plans is null ? null : await strategies.SeenAsync(assessed.Now, plans, ct),
            Trackability = Trackability.Of(TargetDraft.Of(found, await db.Places.Where(place => place.Id == found.PlaceId).Select(place => place.Name).SingleAsync(ct)), StretchCheck.Of(assessed.Now)),
            PublishedWithout = await WithoutAsync(found.Id, ct),
            Comments = person.MayReadComments(mission.Slug) ? await new CommentReader(db).ReadAsync(mission.Id, found.Id, milestone: null, ct) : null,
        };
    }

    /// <summary>By the latest sign-off.</summary>
    private async Task<string> WithoutAsync(Guid target, CancellationToken ct)
    {
        var detail = await db.Audit.AsNoTracking().Where(line => line.SubjectId == target && line.Event == nameof(TargetPublished)).OrderByDescending(line => line.Id).Select(line => line.Detail).FirstOrDefaultAsync(ct);
        return detail is null ? "" : JsonSerializer.Deserialize<TargetPublished>(detail, AsJson.Options)!.Without;
    }
}
