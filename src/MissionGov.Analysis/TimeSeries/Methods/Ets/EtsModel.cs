namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Which parts an exponential smoothing model has.</summary>
/// <param name="Trend">Whether the level has a trend; trends are added, never multiplied.</param>
/// <param name="Damped">Whether the trend levels off.</param>
/// <param name="Seasonal">Whether each period of the year departs from the level.</param>
/// <param name="RelativeError">Whether the error is a share of what was expected (M) rather than an amount (A).</param>
/// <param name="RelativeSeason">Whether a season is a factor (M) rather than an amount (A).</param>
/// <remarks>
/// Source: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), section 2.5. Left out, as in
/// R forecast <c>ets</c>: a factor on an amount of error (its variance may be infinite) and trends that multiply.
/// </remarks>
internal readonly record struct EtsModel(bool Trend, bool Damped, bool Seasonal, bool RelativeError = false, bool RelativeSeason = false)
{
    public static readonly EtsModel Simple = new(false, false, false);

    public static readonly EtsModel DampedTrend = new(true, true, false);

    public static readonly EtsModel DampedSeason = new(true, true, true);

    // No trend, trend, damped trend: without a season and with one that adds.
    private static readonly EtsModel[] Additive =
    [
        Simple, new(true, false, false), DampedTrend,
        new(false, false, true), new(true, false, true), DampedSeason,
    ];

    /// <summary>The models in which everything adds, simplest first.</summary>
    public static IEnumerable<EtsModel> All => Additive;

    /// <summary>The fifteen models of the reference, those in which everything adds first.</summary>
    public static IEnumerable<EtsModel> Admissible =>
    [
        .. Additive,
        .. Additive.Select(model => model with { RelativeError = true }),
        .. Additive.Where(model => model.Seasonal).Select(model => model with { RelativeError = true, RelativeSeason = true }),
    ];

    /// <summary>The model with the same trend and season in which everything adds.</summary>
    public EtsModel InAmounts => this with { RelativeError = false, RelativeSeason = false };

    /// <summary>Smoothing parameters: alpha, then beta, gamma, phi where the model has them.</summary>
    public int Parameters => 1 + (Trend ? 1 : 0) + (Seasonal ? 1 : 0) + (Damped ? 1 : 0);

    /// <summary>R's notation, damping as a small d, such as MAdM.</summary>
    public string Notation => $"{Letter(RelativeError)}{TrendNotation}{SeasonNotation}";

    public string Name => $"ETS({Letter(RelativeError)},{TrendNotation},{SeasonNotation})";

    private string TrendNotation => Damped ? "Ad" : Trend ? "A" : "N";

    private string SeasonNotation => Seasonal ? Letter(RelativeSeason) : "N";

    /// <summary>Free initial states; the seasons sum to a known amount, so one of them is not free.</summary>
    public int States(int season) => 1 + (Trend ? 1 : 0) + (Seasonal ? season - 1 : 0);

    /// <summary>The one model with this notation.</summary>
    public static EtsModel Parse(string notation) => Admissible.Where(model => model.Notation == notation).ToArray() is [var known]
        ? known
        : throw new ArgumentException($"\"{notation}\" names no single model.", nameof(notation));

    private static string Letter(bool relative) => relative ? "M" : "A";
}

/// <summary>Smoothing parameters in the additive-error form; those a model lacks are 0, phi then 1.</summary>
internal readonly record struct EtsSmoothing(double Alpha, double Beta, double Gamma, double Phi);
