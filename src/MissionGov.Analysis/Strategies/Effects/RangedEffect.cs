namespace MissionGov.Analysis.Strategies.Effects;

/// <summary>An effect between a lowest and a highest value.</summary>
public abstract record RangedEffect : Effect
{
    private protected RangedEffect(double low, double high)
    {
        Low = Given.Number(low, nameof(low));
        High = Given.Number(high, nameof(high)) >= low ? high : throw new ArgumentException("The highest value lies below the lowest.", nameof(high));
    }

    /// <summary>The lowest value.</summary>
    public double Low { get; }

    /// <summary>The highest value.</summary>
    public double High { get; }

    private protected double Width => High - Low;

    internal override void Fill(ReadOnlySpan<double> scores, Span<double> outcomes)
    {
        for (var i = 0; i < scores.Length; i++) outcomes[i] = QuantileAt(ScoreTable.Share(scores[i]));
    }

    private protected static double Between(double likely, double low, double high) =>
        likely >= low && likely <= high ? likely : throw new ArgumentException("The likely value lies between the lowest and the highest.", nameof(likely));
}
