namespace MissionGov.Analysis.TimeSeries;

/// <summary>Carries values to the scale a method works on and back. Strictly increasing, so medians and quantiles carry over.</summary>
/// <remarks>
/// Logit: z = ln((y - a) / (b - y)); log: z = ln(y - a). A value on a bound would be infinite, so the bound is set back by
/// half a unit of the data's precision, and what comes back is cut at the true bound.
/// </remarks>
internal sealed record ModelScale
{
    // Decimal places beyond which a figure is noise of the machine, not precision of the source.
    private const int MostDecimals = 9;

    public static readonly ModelScale Identity = new();

    private ModelScale()
    {
    }

    /// <summary>None, Log or Logit; never Auto.</summary>
    public Transform Kind { get; private init; } = Transform.None;

    /// <summary>True when a value lay on a bound.</summary>
    public bool SetBack { get; private init; }

    private double Lower { get; init; } = double.NegativeInfinity;

    private double Upper { get; init; } = double.PositiveInfinity;

    private double ModelledLower { get; init; }

    private double ModelledUpper { get; init; }

    /// <summary>The scale for these values, or null where they lie outside their bounds.</summary>
    public static ModelScale? For(Transform wanted, Bounds bounds, IReadOnlyCollection<double> observed)
    {
        var kind = Meant(wanted, bounds);
        if (kind == Transform.None) return Identity;

        var lower = bounds.Lower ?? 0;
        var upper = kind == Transform.Logit ? bounds.Upper!.Value : double.PositiveInfinity;
        double smallest = observed.Min(), largest = observed.Max();
        if (smallest < lower || largest > upper) return null;

        var onBound = smallest == lower || largest == upper;
        var setBack = onBound ? Precision(observed) / 2 : 0;
        return new ModelScale
        {
            Kind = kind,
            SetBack = onBound,
            Lower = lower,
            Upper = bounds.Upper ?? double.PositiveInfinity,
            ModelledLower = lower - (smallest == lower ? setBack : 0),
            ModelledUpper = upper + (largest == upper ? setBack : 0),
        };
    }

    /// <summary>The scale a caller means by a transform: never Auto.</summary>
    public static Transform Meant(Transform wanted, Bounds bounds) => (wanted, bounds.Lower, bounds.Upper) switch
    {
        (not Transform.Auto, _, _) => wanted,
        (_, not null, not null) => Transform.Logit,
        (_, not null, null) => Transform.Log,
        _ => Transform.None,
    };

    public double Forward(double value) => Kind switch
    {
        Transform.None => value,
        Transform.Log => Math.Log(value - ModelledLower),
        _ => Math.Log((value - ModelledLower) / (ModelledUpper - value)),
    };

    public double Back(double modelled) => Math.Clamp(
        Kind switch
        {
            Transform.None => modelled,
            Transform.Log => ModelledLower + Math.Exp(modelled),
            _ => ModelledLower + ((ModelledUpper - ModelledLower) / (1 + Math.Exp(-modelled))),
        },
        Math.Max(Lower, double.MinValue),
        Math.Min(Upper, double.MaxValue));

    /// <summary>Whether no outcome on this scale can lie below the value.</summary>
    public bool AtOrBelowAll(double value) => value <= Lower || (Kind != Transform.None && value <= ModelledLower);

    /// <summary>Whether no outcome on this scale can lie above the value.</summary>
    public bool AtOrAboveAll(double value) => value >= Upper || (Kind == Transform.Logit && value >= ModelledUpper);

    /// <summary>Whether the value can be an outcome at all.</summary>
    public bool Holds(double value) => value >= Lower && value <= Upper;

    // The last decimal place any of the values uses.
    private static double Precision(IReadOnlyCollection<double> values)
    {
        var decimals = 0;
        while (decimals < MostDecimals && values.Any(value => Math.Abs(value) < 1e9 && Math.Round(value, decimals) != value)) decimals++;
        return Math.Pow(10, -decimals);
    }
}
