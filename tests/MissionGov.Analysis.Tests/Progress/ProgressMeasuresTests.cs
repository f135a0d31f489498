using CsCheck;
using MissionGov.Analysis.Progress;

namespace MissionGov.Analysis.Tests.Progress;

public sealed class ProgressMeasuresTests
{
    private static readonly ProgressQuestion Rising = new(ProgressMeasure.PaceRatio, [2015, 2016, 2017, 2018, 2019, 2020], [50, 51, 52, 53, 54, 55], Direction.AtLeast) { Target = 70, TargetYear = 2030 };

    // Exclusions, 12,700 in 1996/97 to 8,467 by 2001/02; own arithmetic: the line requires 9,313.6 in 2000/01.
    [Theory]
    [InlineData(1998, 12300, 0.4725, "limited")]
    [InlineData(2000, 8323, 1.7233, "on_track")]
    [InlineData(2001, 9135, 1.0527, "on_track")]
    [InlineData(2002, 9540, 0.7465, "needs_acceleration")]
    [InlineData(2004, 9540, 0.7465, "needs_acceleration")]
    [InlineData(2001, 12800, -0.0295, "deteriorating")]
    public void The_pace_ratio_compares_with_what_the_line_requires_by_now(int year, double value, double ratio, string status)
    {
        var found = Found(new(ProgressMeasure.PaceRatio, [1997, year], [12700, value], Direction.AtMost) { Target = 8467, TargetYear = 2002 });

        Assert.Equal(ratio, found.Progress!.Value, 1e-4);
        Assert.Equal(status, found.Status);
    }

    [Fact]
    public void The_pace_ratio_also_holds_across_zero_where_growth_means_nothing()
    {
        var found = Found(Rising with { Values = [-10, -8, -6, -4, -2, 0], Target = 20 });

        Assert.Equal((1, null, null), (found.Progress, found.CagrActual, found.CagrRequired));
    }

    [Fact]
    public void A_base_year_that_changes_the_word_is_told()
    {
        // 2016 was unusually low: from there progress looks substantial, from its neighbours it does not.
        var question = new ProgressQuestion(ProgressMeasure.Eurostat, [2015, 2016, 2017, 2020], [100, 80, 100, 101], Direction.AtLeast) { BaseYear = 2016 };

        var stability = Found(question).Stability;

        Assert.Equal(new BaseYearStability(new(2015, "moderate_progress"), new(2017, "moderate_progress"), false), stability);
        Assert.True(Found(Rising with { BaseYear = 2017 }).Stability.Holds);
    }

    [Fact]
    public void A_zero_that_was_replaced_is_told()
    {
        var found = Found(new(ProgressMeasure.OpenSdg, [2015, 2020], [0, 3], Direction.AtLeast));

        Assert.Equal(Math.Pow(3 / 0.001, 0.2) - 1, found.CagrActual!.Value, 1e-12);
        Assert.Contains(found.Notes, note => note.Contains("0.001", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_states_its_faults() =>
        Assert.All(Enum.GetValues<ProgressMeasure>(), measure => Assert.True(ProgressMeasures.KnownFaults(measure).Count > 3));

    [Theory]
    [InlineData(ProgressMeasure.OpenSdg, new[] { 5d, -5 }, null, "different sides of zero")]
    [InlineData(ProgressMeasure.OpenSdg, new[] { -5d, -4 }, 1d, "different sides of zero")]
    [InlineData(ProgressMeasure.OpenSdg, new[] { 5d, 4 }, 5d, "no growth is required")]
    [InlineData(ProgressMeasure.OpenSdg, new[] { 5e-324, 5e-324 }, 1e300, "too much in size")]
    [InlineData(ProgressMeasure.Eurostat, new[] { 0d, 4 }, null, "at or below zero")]
    [InlineData(ProgressMeasure.Eurostat, new[] { 1e-300, 1e300 }, null, "too much in size")]
    [InlineData(ProgressMeasure.UnProgressChart, new[] { 5d, -5 }, null, "at or below zero")]
    [InlineData(ProgressMeasure.UnProgressChart, new[] { 5d, 5 }, 0d, "at or below zero")]
    [InlineData(ProgressMeasure.PaceRatio, new[] { 5d, 6 }, 4d, "no change was promised")]
    [InlineData(ProgressMeasure.PaceRatio, new[] { 5d, 0 }, null, "at or below zero")]
    public void Where_a_rule_has_no_meaning_it_is_refused_with_the_reason(ProgressMeasure measure, double[] values, double? target, string why)
    {
        var question = new ProgressQuestion(measure, [2015, 2020], [.. values.Select(value => (double?)value)], Direction.AtLeast) { Target = target, TargetYear = 2030 };

        var refused = Assert.IsType<Answer<MeasuredProgress>.Refused>(ProgressMeasures.Assess(question));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProgressMeasure.OpenSdg)]
    [InlineData(ProgressMeasure.Eurostat)]
    [InlineData(ProgressMeasure.UnProgressChart)]
    [InlineData(ProgressMeasure.PaceRatio)]
    public void Too_few_years_and_a_target_year_in_the_past_are_refused(ProgressMeasure measure)
    {
        var question = Rising with { Measure = measure };

        Assert.All(
            new[] { question with { BaseYear = 2020 }, question with { BaseYear = 2021 }, question with { Values = new double?[6] }, question with { Years = [], Values = [] } },
            few => Assert.Equal(Refusal.TooFewPoints, Assert.IsType<Answer<MeasuredProgress>.Refused>(ProgressMeasures.Assess(few)).Reason));
        Assert.IsType<Answer<MeasuredProgress>.Refused>(ProgressMeasures.Assess(question with { TargetYear = 2015 }));
    }

    [Fact]
    public void What_no_caller_may_send_is_an_argument_fault()
    {
        Assert.Throws<ArgumentException>(() => ProgressMeasures.Assess(Rising with { Years = [2015] }));
        Assert.Throws<ArgumentException>(() => ProgressMeasures.Assess(Rising with { Years = [2015, 2015, 2017, 2018, 2019, 2020] }));
        Assert.Throws<ArgumentException>(() => ProgressMeasures.Assess(Rising with { Target = double.NaN }));
        Assert.Throws<ArgumentException>(() => ProgressMeasures.Assess(Rising with { Values = [1, 2, 3, 4, 5, double.PositiveInfinity] }));
        Assert.Throws<ArgumentException>(() => ProgressMeasures.Assess(Rising with { TargetYear = null }));
    }

    private static readonly Gen<ProgressQuestion> AnyQuestion =
        from measure in Gen.Enum<ProgressMeasure>()
        from values in Gen.OneOf(Gen.Double[0.1, 1000], Gen.Double[-1e6, 1e6], Gen.Const(0d), Gen.Double[1e290, 1e300]).Nullable(0.1).Array[0, 8]
        from target in Gen.Double[-1000, 1000].Nullable(0.4)
        from year in Gen.Int[2010, 2035]
        from start in Gen.Int[2010, 2020].Nullable(0.5)
        from direction in Gen.Enum<Direction>()
        select new ProgressQuestion(measure, [.. Enumerable.Range(2013, values.Length)], values, direction) { Target = target, TargetYear = year, BaseYear = start };

    [Fact]
    public void No_figures_lead_to_an_exception_or_a_number_that_is_none() => AnyQuestion.Sample(question =>
    {
        if (ProgressMeasures.Assess(question) is not Answer<MeasuredProgress>.Found(var found)) return true;
        double?[] numbers = [found.Progress, found.Score, found.CagrActual, found.CagrRequired];
        return numbers.All(number => number is null || double.IsFinite(number.Value));
    });

    [Fact]
    public void The_unit_does_not_matter() => Gen.Select(Gen.Double[1, 100].Array[2, 6], Gen.Double[1, 100], Gen.Double[0.5, 20], Gen.Enum<ProgressMeasure>(), Gen.Enum<Direction>()).Sample((values, target, factor, measure, direction) =>
    {
        var question = new ProgressQuestion(measure, [.. Enumerable.Range(2015, values.Length)], [.. values.Select(value => (double?)value)], direction) { Target = target, TargetYear = 2030 };
        var scaled = question with { Values = [.. values.Select(value => (double?)(value * factor))], Target = target * factor };
        var (plain, other) = (ProgressMeasures.Assess(question) as Answer<MeasuredProgress>.Found, ProgressMeasures.Assess(scaled) as Answer<MeasuredProgress>.Found);
        return plain?.Value.Progress is not { } progress ? other?.Value.Progress is null : Math.Abs(progress - other!.Value.Progress!.Value) <= 1e-6 * Math.Max(1, Math.Abs(progress));
    });

    private static MeasuredProgress Found(ProgressQuestion question) => Assert.IsType<Answer<MeasuredProgress>.Found>(ProgressMeasures.Assess(question)).Value;
}
