using MissionGov.Domain.Missions;
using MissionGov.Web.Features.DemoPacks;

namespace MissionGov.Web.Tests.Features.DemoPacks;

/// <summary>The figures as the research appendix gives them, with the official series behind each.</summary>
public sealed class PublishedFiguresTests
{
    private const string England = "E92000001";

    private static readonly ILookup<string, PackFigure> Figures = DemoPack.Names.SelectMany(DemoPack.ReadFigures).ToLookup(figure => figure.Indicator);

    [Theory]
    [InlineData("rough-sleeping", "1998-06-30", 1850)]
    [InlineData("rough-sleeping", "1999-06-30", 1633)]
    [InlineData("rough-sleeping", "2000-06-30", 1180)]
    [InlineData("rough-sleeping", "2001-06-30", 703)]
    [InlineData("rough-sleeping", "2001-11-30", 532)]
    [InlineData("rough-sleeping", "2002-06-30", 596)]
    [InlineData("rough-sleeping", "2008-06-30", 483)]
    [InlineData("rough-sleeping", "2010-11-30", 1768)]
    [InlineData("rough-sleeping", "2017-11-30", 4751)]
    [InlineData("rough-sleeping", "2018-11-30", 4677)]
    [InlineData("under-18-conceptions", "1998-01-01/P1Y", 46.6)]
    [InlineData("under-18-conceptions", "2001-01-01/P1Y", 42.5)]
    [InlineData("under-18-conceptions", "2002-01-01/P1Y", 42.8)]
    [InlineData("under-18-conceptions", "2003-01-01/P1Y", 42.1)]
    [InlineData("under-18-conceptions", "2004-01-01/P1Y", 41.6)]
    [InlineData("under-18-conceptions", "2007-01-01/P1Y", 41.4)]
    [InlineData("under-18-conceptions", "2010-01-01/P1Y", 34.2)]
    [InlineData("under-18-conceptions", "2014-01-01/P1Y", 22.8)]
    [InlineData("under-18-conceptions", "2021-01-01/P1Y", 13.1)]
    [InlineData("permanent-exclusions", "1996-09-01/P1Y", 12700)]
    [InlineData("permanent-exclusions", "1997-09-01/P1Y", 12300)]
    [InlineData("permanent-exclusions", "1998-09-01/P1Y", 10440)]
    [InlineData("permanent-exclusions", "1999-09-01/P1Y", 8323)]
    [InlineData("permanent-exclusions", "2000-09-01/P1Y", 9140)]
    [InlineData("permanent-exclusions", "2001-09-01/P1Y", 9540)]
    [InlineData("permanent-exclusions", "2005-09-01/P1Y", 9170)]
    [InlineData("net-additional-homes", "2001-04-01/P1Y", 146704)]
    [InlineData("net-additional-homes", "2019-04-01/P1Y", 248591)]
    [InlineData("net-additional-homes", "2023-04-01/P1Y", 221409)]
    [InlineData("net-additional-homes", "2024-04-01/P1Y", 208600)]
    [InlineData("homes-since-july-2024", "2024-07-09", 0)]
    [InlineData("homes-since-july-2024", "2025-11-09", 275600)]
    [InlineData("18-week-waits", "2015-12-01/P1M", 91.8)]
    [InlineData("18-week-waits", "2018-05-01/P1M", 88.1)]
    [InlineData("18-week-waits", "2021-02-01/P1M", 64.5)]
    [InlineData("18-week-waits", "2024-05-01/P1M", 59.1)]
    [InlineData("18-week-waits", "2024-07-01/P1M", 58.8)]
    [InlineData("18-week-waits", "2025-10-01/P1M", 61.7)]
    [InlineData("18-week-waits", "2025-11-01/P1M", 61.8)]
    [InlineData("good-level-of-development", "2018-09-01/P1Y", 71.8)]
    [InlineData("good-level-of-development", "2021-09-01/P1Y", 65.2)]
    [InlineData("good-level-of-development", "2023-09-01/P1Y", 67.7)]
    [InlineData("good-level-of-development", "2024-09-01/P1Y", 68.3)]
    public void The_best_vintage_is_the_published_figure_for_England(string indicator, string period, double value) => Assert.Equal(value, Latest(indicator, period, England));

    [Theory]
    [InlineData("neighbourhood-police", "2024-03-31", "K04000001", 16961)]
    [InlineData("neighbourhood-police", "2025-03-31", "K04000001", 17175)]
    [InlineData("neighbourhood-police", "2025-09-30", "K04000001", 19558)]
    [InlineData("clean-power", "2023-01-01/P1Y", "K03000001", 68.3)]
    [InlineData("clean-power", "2024-01-01/P1Y", "K03000001", 73.8)]
    [InlineData("household-income-growth", "2024-10-01/P3M", "K02000001", 1.8)]
    [InlineData("household-income-growth", "2025-01-01/P3M", "K02000001", -0.9)]
    [InlineData("household-income-growth", "2025-07-01/P3M", "K02000001", -0.8)]
    [InlineData("renewable-energy-share", "2021-01-01/P1Y", "K02000001", 13.2)]
    [InlineData("rough-sleeping", "2005-06-30", "E12000007", 221)]
    public void The_best_vintage_is_the_published_figure_elsewhere(string indicator, string period, string place, double value) => Assert.Equal(value, Latest(indicator, period, place));

    [Theory]
    [InlineData("neighbourhood-police", "2024-03-31", "2025-03-18", 19634)]
    [InlineData("neighbourhood-police", "2024-03-31", "2025-03-19", 16961)]
    [InlineData("net-additional-homes", "2023-04-01/P1Y", "2025-06-01", 221070)]
    [InlineData("under-18-conceptions", "2003-01-01/P1Y", "2009-06-16", 42.2)]
    [InlineData("under-18-conceptions", "2005-01-01/P1Y", "2009-06-16", 41.3)]
    [InlineData("under-18-conceptions", "2007-01-01/P1Y", "2009-06-16", 41.7)]
    [InlineData("permanent-exclusions", "2000-09-01/P1Y", "2002-06-30", 9210)]
    [InlineData("household-income-growth", "2025-01-01/P3M", "2025-07-01", -1.0)]
    [InlineData("household-income-growth", "2024-10-01/P3M", "2025-04-01", 1.7)]
    public void What_was_known_then_is_the_vintage_of_then(string indicator, string period, string knownOn, double value) =>
        Assert.Equal(value, Vintages(indicator, period).Last(figure => figure.Observation.KnownOn <= DateOnly.Parse(knownOn, System.Globalization.CultureInfo.InvariantCulture)).Observation.Value);

    [Fact]
    public void Figures_that_nobody_could_confirm_stay_out()
    {
        Assert.Empty(Vintages("under-18-conceptions", "2013-01-01/P1Y"));
        Assert.DoesNotContain(Figures["under-18-conceptions"], figure => figure.Observation.Value is 35.4 or 24.3 or 24.5);
        Assert.DoesNotContain(Figures["permanent-exclusions"], figure => figure.Observation.Value is 12668);
    }

    [Theory]
    [InlineData("rough-sleeping", 617)]
    [InlineData("under-18-conceptions", 23.3)]
    [InlineData("permanent-exclusions", 8467)]
    [InlineData("homes", 1_500_000)]
    [InlineData("18-week-waits", 92)]
    [InlineData("neighbourhood-police", 30175)]
    [InlineData("good-level-of-development", 75)]
    [InlineData("clean-power", 95)]
    public void Goals_are_the_ones_promised(string slug, double value) => Assert.Equal(value, Target(slug).Goal.Value);

    [Theory]
    [InlineData("under-18-conceptions", "2004-01-01/P1Y", 39.6)]
    [InlineData("18-week-waits", "2026-03-01/P1M", 65)]
    [InlineData("neighbourhood-police", "2026-03-31", 20147)]
    public void Official_points_lie_on_the_way(string slug, string period, double value) =>
        Assert.Equal(new InterimPoint(Period.FromIso(period)!.Value, value), Assert.Single(Target(slug).Goal.Interim));

    [Fact]
    public void A_promise_without_a_minimum_cannot_be_rated() => Assert.Contains("no value", Target("living-standards").NotTrackableBecause, StringComparison.Ordinal);

    [Fact]
    public void Officers_are_an_input() => Assert.Equal(MeasureClass.Input, Target("neighbourhood-police").Indicator.Class);

    private static Target Target(string slug) => DemoPack.Names.SelectMany(name => DemoPack.Read(name).Missions).SelectMany(mission => mission.Targets).Single(target => target.Slug == slug);

    private static double? Latest(string indicator, string period, string place) => Vintages(indicator, period).Last(figure => figure.Place == place).Observation.Value;

    private static IEnumerable<PackFigure> Vintages(string indicator, string period) =>
        Figures[indicator].Where(figure => figure.Observation.Period.Iso == period).OrderBy(figure => figure.Observation.KnownOn);
}
