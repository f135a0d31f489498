using MissionGov.Analysis;
using MissionGov.Analysis.Distributions;
using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;

namespace MissionGov.Benchmarks.Strategies;

/// <summary>What a strategy of fifty plans and ten thousand outcomes costs, piece by piece.</summary>
internal static class StrategyRun
{
    private const int Plans = 50;
    private const int Draws = 10_000;

    // Many small methods, each compiled anew after thirty calls, and only while nothing else is called for the first time.
    private const int WarmUps = 15;
    private const int RunsAWarmUp = 8;

    private static readonly TimeSpan BetweenWarmUps = TimeSpan.FromMilliseconds(200);

    private static readonly string[] Names = [.. Enumerable.Range(0, Plans).Select(plan => $"Plan {plan}")];

    /// <summary>Half a million normal numbers, drawn and summed: what the peer does.</summary>
    public static Action Normals()
    {
        var (scores, sums) = (new double[Draws], new double[Draws]);
        return Warm(() =>
        {
            Array.Clear(sums);
            foreach (var name in Names)
            {
                NormalScores.Fill(1, name, scores);
                Columns.Join(sums, scores, 1, isAdditive: true);
            }
        });
    }

    /// <summary>One plan of fifty changed: the whole new answer.</summary>
    public static Action WhatIf()
    {
        var kept = Kept(Question);
        var turn = 0;
        return Warm(() => kept.With(turn = (turn + 1) % Plans, Question.Interventions[turn] with { Reach = 0.5 }));
    }

    /// <summary>The whole answer with nothing kept.</summary>
    public static Action Fresh() => Warm(() => Strategy.AddUp(Question));

    // Every fifth not sure to be delivered, so that it must be drawn.
    private static StrategyQuestion Question { get; } = new(StatusQuo.Normal(100, 20), 400, Direction.AtLeast, [.. Names.Select((name, i) => new Intervention(name, Effect(i)) { ProbabilityOfDelivery = i % 5 == 0 ? 0.8 : 1 })])
    {
        Draws = Draws,
        Correlation = Correlation.Between(0.3),
    };

    private static Effect Effect(int plan) => (plan % 3) switch
    {
        0 => new NormalEffect(6, 2),
        1 => new PertEffect(0, 5, 15),
        _ => new TriangularEffect(1, 4, 9),
    };

    private static Action Warm(Action run)
    {
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            for (var i = 0; i < RunsAWarmUp; i++) run();
            Thread.Sleep(BetweenWarmUps);
        }

        return run;
    }

    private static KeptDraws Kept(StrategyQuestion question) => KeptDraws.Of(question) is Answer<KeptDraws>.Found(var kept) ? kept : throw new InvalidOperationException("It can be answered.");
}
