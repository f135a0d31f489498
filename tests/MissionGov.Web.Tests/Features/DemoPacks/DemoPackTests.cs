using System.Text.Json;
using System.Text.RegularExpressions;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Places;
using MissionGov.Web.Features.DemoPacks;

namespace MissionGov.Web.Tests.Features.DemoPacks;

public sealed partial class DemoPackTests
{
    private static readonly DateOnly ShownFor = new(2026, 2, 1);

    public static TheoryData<string> Packs => [.. DemoPack.Names];

    [Fact]
    public void Both_packs_ship_with_the_product() => Assert.Equal(["five-missions", "social-exclusion"], DemoPack.Names);

    [Fact]
    public void Slugs_are_the_ones_agreed() => Assert.Equal(
        ["growth/homes", "growth/living-standards", "nhs/18-week-waits", "safer-streets/neighbourhood-police", "opportunity/good-level-of-development", "clean-energy/clean-power",
            "social-exclusion/rough-sleeping", "social-exclusion/under-18-conceptions", "social-exclusion/permanent-exclusions"],
        DemoPack.Names.SelectMany(name => DemoPack.Read(name).Missions).SelectMany(mission => mission.Targets.Select(target => $"{mission.Slug}/{target.Slug}")));

    [Theory]
    [MemberData(nameof(Packs))]
    public void The_pack_says_what_day_it_is_shown_for(string name) => Assert.Equal(ShownFor, DemoPack.Read(name).Today);

    [Theory]
    [MemberData(nameof(Packs))]
    public void Everything_points_at_something_in_the_pack(string name)
    {
        var pack = DemoPack.Read(name);
        var indicators = pack.Indicators.Select(indicator => indicator.Id).ToHashSet();
        var places = pack.Places.Select(place => place.Id).ToHashSet();
        var targets = pack.Missions.SelectMany(mission => mission.Targets).ToList();

        Assert.All(targets, target => Assert.Contains(target.IndicatorId, indicators));
        Assert.All(targets, target => Assert.Equal(target.IndicatorId, target.Indicator.Id));
        Assert.All(targets, target => Assert.Contains(target.PlaceId, places));
        Assert.All(targets, target => Assert.Equal(target.Goal.Direction, target.Indicator.Improvement));
        Assert.All(targets, target => Assert.Single(pack.Series, series => (series.IndicatorId, series.PlaceId) == (target.IndicatorId, target.PlaceId)));
        Assert.Equal(indicators, [.. pack.Series.Select(series => series.IndicatorId)]);
        Assert.All(pack.Milestones, milestone => Assert.Contains(milestone.TargetId, targets.Select(target => (Guid?)target.Id)));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_figure_is_published_sourced_and_there_once(string name)
    {
        var figures = DemoPack.ReadFigures(name);

        Assert.All(figures, figure => Assert.True(figure.Source.Length > "ONS".Length, figure.ToString()));
        Assert.All(figures, figure => Assert.True(figure.Observation.KnownOn >= figure.Observation.Period.End, figure.ToString()));
        Assert.All(figures, figure => Assert.True(figure.Observation.KnownOn <= ShownFor, figure.ToString()));
        Assert.Equal(figures.Count, figures.DistinctBy(figure => (figure.Indicator, figure.Place, figure.Observation.Period, figure.Observation.KnownOn)).Count());
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_baseline_is_the_published_figure_of_its_period(string name)
    {
        var pack = DemoPack.Read(name);
        var compared = 0;
        foreach (var target in pack.Missions.SelectMany(mission => mission.Targets))
        {
            var series = pack.Series.Single(series => (series.IndicatorId, series.PlaceId) == (target.IndicatorId, target.PlaceId));
            var published = series.Observations.LastOrDefault(seen => seen.Observation.Period == target.Goal.BaselinePeriod)?.Observation;
            if (published is null) continue;
            compared++;
            Assert.Equal(published.Value, target.Goal.BaselineValue);
        }

        // Only living standards starts from a quarter that no figure is about.
        Assert.Equal(pack.Missions.Sum(mission => mission.Targets.Count(target => target.NotTrackableBecause is null)), compared);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_pack_survives_being_written_and_read_again(string name)
    {
        var written = JsonSerializer.Serialize(DemoPack.ReadFile(name), PackFile.Json);

        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize<PackFile>(written, PackFile.Json), PackFile.Json));
    }

    [Fact]
    public void A_misspelt_member_is_refused()
    {
        var written = JsonSerializer.Serialize(DemoPack.ReadFile("social-exclusion"), PackFile.Json);

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PackFile>(written.Replace("\"closed\"", "\"shut\"", StringComparison.Ordinal), PackFile.Json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PackFile>(written.Replace("\"interim\"", "\"interims\"", StringComparison.Ordinal), PackFile.Json));
    }

    [Fact]
    public void An_unknown_pack_is_refused_by_name() => Assert.Contains("five-missions or social-exclusion", Assert.Throws<ArgumentException>(() => DemoPack.Read("six-missions")).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Packs))]
    public void What_is_not_illustrative_has_a_source(string name)
    {
        foreach (var mission in DemoPack.ReadFile(name).Missions)
        {
            Assert.All(mission.Interventions, said => Assert.True(said.Illustrative || said.Source is not null, said.Name));
            Assert.All(mission.Milestones, said => Assert.True(said.Illustrative || said.Source is not null, said.Name));
            Assert.All(mission.Decisions, said => Assert.True(said.Illustrative || said.Source is not null, said.Question));
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_number_of_a_plan_says_where_it_is_from_or_that_it_is_made_up(string name)
    {
        foreach (var plan in DemoPack.ReadFile(name).Missions.SelectMany(mission => mission.Interventions))
            Assert.All(plan.Estimates ?? [], said => Assert.True(said.SourceUrl.Length > 0 || (plan.Illustrative && said.Source.StartsWith("Made up for this demo: ", StringComparison.Ordinal)), said.Source));
    }

    // The picture of the plan page: what comes of three plans for the waits, and what they do twice.
    [Fact]
    public void The_waits_have_plans_with_a_trial_a_pilot_and_a_guess()
    {
        var pack = DemoPack.Read("five-missions");
        var waits = pack.Missions.Single(mission => mission.Slug == "nhs").Targets.Single(target => target.Slug == "18-week-waits");
        var plans = pack.Interventions.Where(plan => plan.TargetId == waits.Id && plan is { HasEnded: false, Effect: not null }).ToList();

        Assert.Equal(
            ["+5.1 points (1.0 to 9.0) pilot", "+6.0 points (3.8 to 8.2) trial", "+7.3 points (0.0 to 15.0) expert guess"],
            plans.Select(plan => $"{plan.Effect!.InWords(waits.Indicator.Unit)} {plan.Evidence!.Value.InWords()}").Order(StringComparer.Ordinal));
        var overlaps = pack.Overlaps.Single(overlaps => overlaps.TargetId == waits.Id);
        Assert.Equal(2.0, overlaps.Pairs.Sum(pair => pair.Share * plans.Where(plan => pair.Has(plan.Id)).Min(plan => plan.Effect!.Central)), 0.05);
        Assert.All(plans, plan => Assert.Null(plan.WhyNotCounted(pack.Milestones.Single(milestone => milestone.Id == plan.MilestoneId))));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Nobody_is_named(string name)
    {
        var written = JsonSerializer.Serialize(DemoPack.ReadFile(name), PackFile.Json) + string.Concat(DemoPack.ReadFigures(name).Select(figure => figure.Source));

        Assert.DoesNotMatch(NamedPeople(), written);
    }

    [Fact]
    public void The_live_missions_have_something_to_say_and_to_decide()
    {
        var pack = DemoPack.Read("five-missions");
        var open = pack.Decisions.Where(decision => decision.DecidedOn is null).ToList();

        Assert.All(pack.Missions, mission => Assert.InRange(pack.Milestones.Count(milestone => milestone.MissionId == mission.Id), 4, 6));
        Assert.All(pack.Missions, mission => Assert.Contains(pack.Milestones, milestone => milestone.MissionId == mission.Id && milestone.MetOn is not null));
        Assert.All(pack.Missions, mission => Assert.Contains(pack.Milestones, milestone => milestone.MissionId == mission.Id && milestone.IsLate(ShownFor)));
        Assert.All(pack.Missions, mission => Assert.Contains(pack.Interventions, intervention => intervention.MissionId == mission.Id && intervention.Shortfall is not null));
        Assert.True(open.Count >= 2);
        Assert.Contains(open, decision => decision.MissionId == pack.Missions.Single(mission => mission.Slug == "nhs").Id);
        Assert.All(open, decision => Assert.True(decision.DueOn > ShownFor, decision.Question));
        Assert.Equal(new DateOnly(2025, 11, 3), Assert.Single(pack.Stocktakes).HeldOn);
    }

    [Fact]
    public void A_pack_uses_the_places_that_are_there()
    {
        var england = new Place { Code = "E92000001", Name = "England" };

        var pack = DemoPack.Read("social-exclusion", new Dictionary<string, Place> { [england.Code] = england });

        Assert.Equal(["E12000007"], pack.Places.Select(place => place.Code));
        Assert.All(pack.Missions[0].Targets, target => Assert.Equal(england.Id, target.PlaceId));
    }

    // Titles before a capitalised word, and the people whom the sources of the figures are about.
    [GeneratedRegex(@"\b(Mr|Mrs|Ms|Sir|Dame|Lord|Lady|Dr)\.? [A-Z]|\b(Blair|Barber|Casey|Findlay|Gurumurthy|Hadfield|Starmer|Reeves|Streeting|Cooper|Phillipson|Miliband|Brown)\b")]
    private static partial Regex NamedPeople();
}
