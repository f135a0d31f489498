using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Data.Reads;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Targets;

/// <summary>What a target lacks while somebody writes it, and how it would be rated today. Nothing is saved.</summary>
internal sealed record CheckTarget(string Mission, TargetSaid Said) : IQuery<TargetCheck>;

/// <param name="Preview">Null while there is no path, or no measure.</param>
public sealed record TargetCheck(TargetDraft Draft, Trackability Trackability, StretchCheck Stretch, TargetAssessment? Preview)
{
    public IReadOnlyList<WordAdvice> Vague => VagueWords.In(Draft.Name, Draft.Promise);

    public IReadOnlyList<WordAdvice> Title => PlainTitle.Check(Draft.Name);

    /// <summary>What a measure that is no outcome does not tell.</summary>
    public string? Lacks => Draft.Measure is { } measure ? OutcomeCheck.Lacks(measure.Class) : null;
}

internal sealed class CheckTargetHandler(MissionGovDb db, StatusClock clock, RatingRules rules) : QueryHandler<CheckTarget, TargetCheck>
{
    internal override Permission Requires => Permission.EditMission;

    internal override async Task<TargetCheck> ReadAsync(CheckTarget query, Person person, CancellationToken ct)
    {
        if (!person.May(Requires, query.Mission)) throw new NotAllowedException(person);
        var measure = await db.Indicators.AsNoTracking().SingleOrDefaultAsync(indicator => indicator.Slug == query.Said.Measure, ct);
        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(place => place.Code == query.Said.Place, ct);
        var draft = query.Said.Draft with { Measure = measure, Place = place?.Name ?? "" };
        if (measure is null || place is null || draft.Goal is not { } goal) return new TargetCheck(draft, Trackability.Of(draft, NotYet), NotYet, null);

        var target = new Target
        {
            MissionId = Guid.Empty,
            IndicatorId = measure.Id,
            PlaceId = place.Id,
            Slug = "",
            Name = draft.Name,
            Promise = draft.Promise,
            Goal = goal,
            Owner = draft.Owner,
            NotTrackableBecause = draft.NotTrackableBecause,
            Indicator = measure,
        };
        var figures = await new SeriesReader(db).ReadAsync(measure.Id, place.Id, breakdown: "", ct);
        var assessment = TargetProgress.Assess(target, figures.AsAt(clock.Today), clock.Today, rules);
        var stretch = goal.WhyNoPath() is { } noPath && draft.NotTrackableBecause is null ? StretchCheck.Unknown(noPath) : StretchCheck.Of(assessment);
        return new TargetCheck(draft, Trackability.Of(draft, stretch), stretch, assessment);
    }

    private static StretchCheck NotYet => StretchCheck.Unknown("Fill in the measure, the place and both ends; then we compare it with what comes anyway.");
}
