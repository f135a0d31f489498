using CsCheck;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.Tests.TimeSeries.Methods.Ets;

/// <summary>What must hold for every model on any series.</summary>
public sealed class EtsPropertyTests
{
    private const int Horizon = 9;
    private const int Far = 30;

    private static readonly string[] Notations = [.. EtsModel.Admissible.Select(model => model.Notation), "ZZZ", "ZAZ", "MZZ"];

    private static readonly Gen<(string Model, double[] Values)> Cases =
        from model in Gen.OneOf(Notations.Select(notation => Gen.Const(notation)).ToArray())
        from seed in Gen.Int[1, 1_000_000]
        from length in Gen.Int[17, 40]
        select (model, Made.Wandering(seed, length, Frequency.Quarterly));

    // A search may end a little elsewhere, never by what matters beside the spread.
    [Fact]
    public void In_another_unit_the_answer_is_the_same_in_that_unit() => Cases.Sample((model, values) =>
    {
        const double Unit = 1000;
        var one = Answer(model, values);
        var other = Answer(model, [.. values.Select(value => value * Unit)]);
        Assert.Equal(one.Method, other.Method);
        for (var h = 0; h < Horizon; h++)
        {
            var (near, far) = (one.Points[h].Interval(0.68), other.Points[h].Interval(0.68));
            var little = 0.02 * Unit * (near.Upper - near.Lower);
            Assert.Equal(near.Lower * Unit, far.Lower, little);
            Assert.Equal(near.Upper * Unit, far.Upper, little);
        }
    }, iter: 60);

    [Fact]
    public void A_model_in_which_everything_adds_does_not_mind_where_zero_is() => Cases.Where(made => made.Model[0] == 'A').Sample((model, values) =>
    {
        var one = Answer(model, values);
        var other = Answer(model, [.. values.Select(value => value - 500)]);
        Assert.Equal(one.Parameters!.LogLikelihood!.Value, other.Parameters!.LogLikelihood!.Value, 0.05);
    }, iter: 60);

    [Fact]
    public void The_same_question_has_the_same_answer_to_the_last_bit() => Cases.Sample((model, values) =>
    {
        Projection one = Answer(model, values), other = Answer(model, values);
        Assert.Equal(one.Points.Select(point => (point.Median, point.Interval(0.95))), other.Points.Select(point => (point.Median, point.Interval(0.95))));
        Assert.Equal(one.Paths!.ChanceEver(100, Direction.AtMost, Horizon), other.Paths!.ChanceEver(100, Direction.AtMost, Horizon));
    }, iter: 20);

    [Fact]
    public void A_harder_goal_is_never_likelier_and_the_fan_holds_its_middle() => Cases.Sample((model, values) =>
    {
        var answer = Answer(model, values);
        foreach (var point in answer.Points)
        {
            Assert.InRange(point.Median, point.Interval(0.5).Lower, point.Interval(0.5).Upper);
            double[] chances = [.. Enumerable.Range(60, 80).Select(goal => point.Distribution.ChanceOf(goal, Direction.AtLeast))];
            Assert.Equal(chances.OrderDescending(), chances);
        }
    }, iter: 40);

    private static readonly Dictionary<string, double[]> OddOnes = new()
    {
        ["zeros"] = new double[30],
        ["constant"] = [.. Enumerable.Repeat(7.5, 30)],
        ["line"] = [.. Enumerable.Range(0, 30).Select(t => 3.0 + t)],
        ["spikes"] = [.. Enumerable.Range(0, 30).Select(t => t % 4 == 0 ? 9.0 : 1)],
        ["a late shock"] = [.. Enumerable.Range(0, 30).Select(t => t == 29 ? 1e12 : 1)],
        ["growth"] = [.. Enumerable.Range(0, 30).Select(t => Math.Pow(10, t))],
        ["decay"] = [.. Enumerable.Range(0, 30).Select(t => Math.Pow(0.1, t))],
        ["far apart"] = [.. Enumerable.Range(0, 30).Select(t => t % 2 == 0 ? 1e-300 : 1e100)],
        ["tiny"] = [.. Enumerable.Range(1, 30).Select(t => t * 1e-300)],
        ["large"] = [.. Enumerable.Range(1, 30).Select(t => t * 1e100)],
        ["larger"] = [.. Enumerable.Range(1, 30).Select(t => t * 1e300 / 30)],
        ["to and fro"] = [.. Enumerable.Range(0, 30).Select(t => t % 2 == 0 ? -1.0 : 1)],
        ["one"] = [1],
        ["two"] = [1, 2],
        ["three"] = [1, 2, 3],
        ["four"] = [5, 5, 5, 6],
    };

    public static TheoryData<string> Odd => [.. OddOnes.Keys];

    [Theory]
    [MemberData(nameof(Odd))]
    public void Whatever_the_data_every_figure_is_finite_or_the_question_refused(string odd)
    {
        foreach (var model in Notations)
        {
            foreach (var transform in new[] { Transform.None, Transform.Log })
            {
                ProjectionOptions options = new() { Method = ProjectionMethod.Ets, EtsModel = model, Transform = transform };
                if (options.WrongEtsModel(Frequency.Quarterly) is not null) continue;
                if (TrendProjection.Project(Made.Series(OddOnes[odd], Frequency.Quarterly), Far, options) is not Answer<Projection>.Found(var answer)) continue;
                foreach (var point in answer.Points)
                {
                    var (edge, median) = (point.Interval(0.95), point.Median);
                    Assert.True(double.IsFinite(edge.Lower) && double.IsFinite(edge.Upper) && double.IsFinite(median) && double.IsFinite(point.Distribution.Mean), $"{model} {transform} {point.Step}: {edge} {median} {point.Distribution.Mean}");
                }

                Assert.True(double.IsFinite(answer.Parameters!.Sigma2!.Value) && double.IsFinite(answer.Parameters.LogLikelihood ?? 0) && double.IsFinite(answer.Parameters.Aicc ?? 0) && answer.Parameters.InitialState!.All(double.IsFinite), $"{model} {answer.Parameters}");
                Assert.InRange(answer.Paths!.ChanceEver(1, Direction.AtLeast, Far), 0, 1);
                Assert.True(double.IsFinite(answer.Paths.At(Far).Mean) && double.IsFinite(answer.Paths.At(Far).Quantile(0.3)));
            }
        }
    }

    [Fact]
    public void Gaps_anywhere_are_borne()
    {
        double?[] values = [null, null, .. Made.Wandering(5, 30, Frequency.Quarterly).Select((value, t) => t % 5 == 2 ? null : (double?)value), null];
        foreach (var model in EtsModel.Admissible)
        {
            var answer = Made.Projected(new(Frequency.Quarterly, values), 4, new() { Method = ProjectionMethod.Ets, EtsModel = model.Notation });
            Assert.All(answer.Points, point => Assert.InRange(point.Median, 50, 150));
        }
    }

    [Fact]
    public void A_horizon_without_end_is_a_fault_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TrendProjection.Project(Made.Series(Made.Wandering(1, 20)), 1_000_000_000, new() { Method = ProjectionMethod.Ets }));

    private static Projection Answer(string model, double[] values) =>
        Made.Projected(Made.Series(values, Frequency.Quarterly), Horizon, new() { Method = ProjectionMethod.Ets, EtsModel = model });
}
