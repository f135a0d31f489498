using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.TimeSeries.Panels;

/// <summary>What was found for each series of a panel, one array a figure; made once and filled as often as the data change.</summary>
public sealed class PanelForecast
{
    private const string Theta = "Theta";

    private readonly double[] _mean;
    private readonly double[] _error;
    private readonly double[] _aicc;
    private readonly double[] _sigma2;
    private readonly Outcome[] _outcomes;
    private readonly EtsModel[] _models;
    private readonly EtsSmoothing[] _smoothing;

    /// <param name="series">How many series the panel has.</param>
    /// <param name="horizon">How many periods to look ahead, at least 1.</param>
    /// <exception cref="ArgumentException">The horizon is below 1, or there are fewer than 0 series.</exception>
    public PanelForecast(int series, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        (Count, Horizon) = (series, horizon);
        _mean = new double[checked(series * horizon)];
        _error = new double[series * horizon];
        _aicc = new double[series];
        _sigma2 = new double[series];
        _outcomes = new Outcome[series];
        _models = new EtsModel[series];
        _smoothing = new EtsSmoothing[series];
    }

    private enum Outcome : byte
    {
        Refused,
        Smoothed,
        Theta,
    }

    /// <summary>How many series there is room for.</summary>
    public int Count { get; }

    /// <summary>How many periods are looked ahead.</summary>
    public int Horizon { get; }

    /// <summary>The method in the field's notation, such as "ETS(A,N,A)"; null where the series was refused or not yet looked at.</summary>
    /// <param name="series">Its place, from 0.</param>
    public string? Method(int series) => _outcomes[series] switch
    {
        Outcome.Smoothed => _models[series].Name,
        Outcome.Theta => Theta,
        _ => null,
    };

    /// <summary>The middle of what is expected, nearest period first; empty where the series was refused.</summary>
    /// <param name="series">Its place, from 0.</param>
    public ReadOnlySpan<double> Mean(int series) => Found(series) ? _mean.AsSpan(series * Horizon, Horizon) : [];

    /// <summary>The standard error of the forecast, normal, nearest period first; empty where the series was refused.</summary>
    /// <param name="series">Its place, from 0.</param>
    public ReadOnlySpan<double> StandardError(int series) => Found(series) ? _error.AsSpan(series * Horizon, Horizon) : [];

    /// <summary>Smoothing parameters, criterion and variance; null where the series was refused.</summary>
    /// <param name="series">Its place, from 0.</param>
    public ProjectionParameters? Parameters(int series) => !Found(series) ? null : new()
    {
        Alpha = _smoothing[series].Alpha,
        Beta = _models[series].Trend ? _smoothing[series].Beta : null,
        Gamma = _models[series].Seasonal ? _smoothing[series].Gamma : null,
        Phi = _models[series].Damped ? _smoothing[series].Phi : null,
        Aicc = double.IsFinite(_aicc[series]) ? _aicc[series] : null,
        Sigma2 = _sigma2[series],
    };

    internal Span<double> MeanOf(int series) => _mean.AsSpan(series * Horizon, Horizon);

    internal Span<double> ErrorOf(int series) => _error.AsSpan(series * Horizon, Horizon);

    internal void Refuse(int series) => _outcomes[series] = Outcome.Refused;

    internal void TakeTheta(int series, double alpha, double sigma2) =>
        Take(series, Outcome.Theta, EtsModel.Simple, new(alpha, 0, 0, 1), double.PositiveInfinity, sigma2);

    internal void TakeSmoothing(int series, EtsModel model, EtsSmoothing smoothing, double aicc, double sigma2) =>
        Take(series, Outcome.Smoothed, model, smoothing, aicc, sigma2);

    /// <summary>The model found earlier and its parameters; null where there is none to start from.</summary>
    internal (EtsModel Model, EtsSmoothing Smoothing)? Earlier(int series) =>
        _outcomes[series] == Outcome.Smoothed && double.IsFinite(_aicc[series]) ? (_models[series], _smoothing[series]) : null;

    private bool Found(int series) => _outcomes[series] != Outcome.Refused;

    // A figure that is not finite is none: the values were too large to square.
    private void Take(int series, Outcome outcome, EtsModel model, EtsSmoothing smoothing, double aicc, double sigma2)
    {
        foreach (var figure in MeanOf(series)) sigma2 += 0 * figure;
        foreach (var figure in ErrorOf(series)) sigma2 += 0 * figure;
        _outcomes[series] = double.IsFinite(sigma2) ? outcome : Outcome.Refused;
        (_models[series], _smoothing[series], _aicc[series], _sigma2[series]) = (model, smoothing, aicc, sigma2);
    }
}
