using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;
using MissionGov.Domain.Stocktakes;

namespace MissionGov.Web.Features.DemoPacks;

/// <summary>Turns what a pack says by slug and code into entities that point at one another.</summary>
/// <param name="places">Those that are there already, by code; the pack uses them as they are.</param>
/// <param name="indicators">The same, by slug.</param>
internal sealed class PackAssembler(PackFile file, IReadOnlyList<PackFigure> figures, IReadOnlyDictionary<string, Place> places, IReadOnlyDictionary<string, Indicator> indicators)
{
    private readonly DateTimeOffset _published = new(file.Today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private readonly Dictionary<string, Place> _places = file.Places
        .Select(place => places.GetValueOrDefault(place.Code) ?? new Place { Code = place.Code, Name = place.Name, Level = place.Level })
        .ToDictionary(place => place.Code);

    private readonly Dictionary<string, Indicator> _indicators = file.Indicators
        .Select(indicator => indicators.GetValueOrDefault(indicator.Slug) ?? IndicatorOf(indicator, file.Name))
        .ToDictionary(indicator => indicator.Slug);

    public DemoPack Assemble()
    {
        var missions = file.Missions.Select(said => (Said: said, Mission: MissionOf(said))).ToList();
        List<Milestone> milestones = [.. missions.SelectMany(pair => pair.Said.Milestones.Select(said => MilestoneOf(said, pair.Mission)))];
        var plans = new PackPlans(file);
        List<Intervention> interventions = [.. missions.SelectMany(pair => plans.Of(pair.Said, pair.Mission, milestones))];
        return new DemoPack(
            file.Name,
            file.Title,
            file.Today,
            file.Attribution,
            file.Sources,
            [.. _places.Values.Except(places.Values)],
            [.. _indicators.Values.Except(indicators.Values)],
            [.. missions.Select(pair => pair.Mission)],
            interventions,
            [.. missions.SelectMany(pair => PackPlans.OverlapsOf(pair.Said, pair.Mission, interventions))],
            milestones,
            [.. missions.SelectMany(pair => pair.Said.Decisions.Select(said => DecisionOf(said, pair.Mission)))],
            [.. file.Stocktakes.Select(held => new Stocktake { HeldOn = held, Pack = file.Name })],
            [.. SeriesOf()],
            new PackDelivery(file).Of(missions, milestones, interventions));
    }

    private static Indicator IndicatorOf(PackIndicator said, string pack) => new()
    {
        Slug = said.Slug,
        Name = said.Name,
        Population = said.Population,
        Unit = said.Unit,
        Improvement = said.Improvement,
        Frequency = said.Frequency,
        MonthsBetweenFigures = said.MonthsBetweenFigures,
        Accumulation = said.Accumulation,
        Class = said.Class,
        LowerBound = said.LowerBound,
        UpperBound = said.UpperBound,
        LagDays = said.LagDays,
        Source = said.Source,
        SourceUrl = said.SourceUrl,
        Breaks = [.. said.Breaks ?? []],
        Pack = pack,
    };

    private Mission MissionOf(PackMission said)
    {
        var mission = new Mission
        {
            Slug = said.Slug,
            Name = said.Name,
            Purpose = said.Purpose,
            LeadMinister = said.LeadMinister,
            SeniorResponsibleOwner = said.SeniorResponsibleOwner,
            Unit = said.Unit,
            Closed = said.Closed,
            PublishedAt = _published,
            Pack = file.Name,
        };
        mission.Targets.AddRange(said.Targets.Select(target => TargetOf(target, mission)));
        return mission;
    }

    private Target TargetOf(PackTarget said, Mission mission) => new()
    {
        MissionId = mission.Id,
        IndicatorId = _indicators[said.Indicator].Id,
        Indicator = _indicators[said.Indicator],
        PlaceId = _places[said.Place].Id,
        Slug = said.Slug,
        Name = said.Name,
        Promise = said.Promise,
        Goal = said.Goal,
        Commitment = said.Commitment,
        Owner = said.Owner,
        PublishedAt = _published,
        NotTrackableBecause = said.NotTrackableBecause,
    };

    private Milestone MilestoneOf(PackMilestone said, Mission mission)
    {
        var milestone = new Milestone
        {
            MissionId = mission.Id,
            TargetId = TargetIn(mission, said.Target),
            Name = said.Name,
            Owner = said.Owner,
            StartDate = said.Start,
            BaselineDate = said.Due,
            Illustrative = said.Illustrative,
        };
        foreach (var slip in said.Slips ?? [])
            Demand(milestone.Slip(slip.To, new Change(said.Owner, slip.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), slip.Reason)), said.Name);
        if (said.MetOn is { } met) Demand(milestone.Meet(met, file.Today), said.Name);
        return milestone;
    }

    private static Decision DecisionOf(PackDecision said, Mission mission) => new()
    {
        MissionId = mission.Id,
        Question = said.Question,
        Options = said.Options,
        Owner = said.Owner,
        DueOn = said.Due,
        DecidedOn = said.DecidedOn,
        Illustrative = said.Illustrative,
    };

    private IEnumerable<PackSeries> SeriesOf() => figures
        .GroupBy(figure => (figure.Indicator, figure.Place))
        .Select(group => new PackSeries(
            _indicators[group.Key.Indicator].Id,
            _places[group.Key.Place].Id,
            [.. group.OrderBy(figure => figure.Observation.Period).ThenBy(figure => figure.Observation.KnownOn).Select(figure => new SourcedObservation(figure.Observation, figure.Source))]));

    private static Guid? TargetIn(Mission mission, string? slug) => slug is null ? null : mission.Targets.Single(target => target.Slug == slug).Id;

    // The domain's own rules judge the pack too.
    internal static void Demand(Result result, string name)
    {
        if (result.Problem is { } problem) throw new InvalidDataException($"{name}: {problem.Message}");
    }
}
