namespace MissionGov.Analysis.TimeSeries;

/// <summary>How to project. A named method gives the textbook answer; <see cref="Auto"/> is our own best.</summary>
public enum ProjectionMethod
{
    /// <summary>Chosen by a rolling-origin back-test, with intervals widened by what the back-test held.</summary>
    Auto,

    /// <summary>Exponential smoothing in state space form; see <see cref="ProjectionOptions.EtsModel"/>.</summary>
    Ets,

    /// <summary>The theta method.</summary>
    Theta,

    /// <summary>Random walk with drift.</summary>
    Drift,

    /// <summary>Random walk: the last value.</summary>
    Naive,

    /// <summary>The value of the same season a year ago.</summary>
    SeasonalNaive,

    /// <summary>The mean of the history.</summary>
    Mean,

    /// <summary>The median of pairwise slopes.</summary>
    TheilSen,

    /// <summary>A straight line by least squares.</summary>
    Ols,
}

/// <summary>The scale on which a series is modelled.</summary>
public enum Transform
{
    /// <summary>As it is.</summary>
    None,

    /// <summary>Natural logarithm of the distance from the lower bound (0 when there is none).</summary>
    Log,

    /// <summary>Log-odds between the two bounds.</summary>
    Logit,

    /// <summary>Logit with two bounds, log with a lower bound only, else none.</summary>
    Auto,
}

/// <summary>What a caller may choose about a projection.</summary>
public sealed record ProjectionOptions
{
    /// <summary>The method; <see cref="ProjectionMethod.Auto"/> unless named.</summary>
    public ProjectionMethod Method { get; init; } = ProjectionMethod.Auto;

    /// <summary>
    /// For <see cref="ProjectionMethod.Ets"/>: R's notation of error (A, M), trend (N, A, Ad) and season (N, A, M), such as ANN, AAdN
    /// or MAM. Z in a place has that part chosen by AICc; null is ZZZ. On the log and logit scale everything adds.
    /// </summary>
    public string? EtsModel { get; init; }

    /// <summary>The scale to model on.</summary>
    public Transform Transform { get; init; } = Transform.Auto;

    /// <summary>The values the measure can take.</summary>
    public Bounds Bounds { get; init; } = Bounds.None;

    /// <summary>Where the random numbers of simulated futures start. The same seed gives the same answer.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What is wrong with <see cref="EtsModel"/> for a series of this frequency, in words for its writer; null when it can be used.</summary>
    /// <param name="frequency">How many periods a year the series has.</param>
    public string? WrongEtsModel(Frequency frequency) =>
        Method == ProjectionMethod.Ets && EtsModel is not null ? NamedMethod.WhyWrong(EtsModel, ModelledOn, (int)frequency) : null;

    /// <summary>The scale meant: never <see cref="Transform.Auto"/>.</summary>
    internal Transform ModelledOn => ModelScale.Meant(Transform, Bounds);
}
