using MissionGov.Analysis.TimeSeries.Methods;
using MissionGov.Analysis.TimeSeries.Methods.Ets;

namespace MissionGov.Analysis.TimeSeries.Panels;

/// <summary>What is to be done with each series.</summary>
/// <param name="Method">The method.</param>
/// <param name="Anew">False to start from what the forecast holds.</param>
internal readonly record struct PanelTask(PanelMethod Method, bool Anew);

/// <summary>Projects one series after another in buffers of its own: one worker a thread.</summary>
internal sealed class PanelWorker(SeriesPanel panel, PanelForecast forecast, PanelTask task)
{
    private readonly int _season = (int)panel.Frequency;
    private readonly AdditiveSmoothing _smoothing = new((int)panel.Frequency);
    private readonly ThetaFit _theta = new();

    public void Project(int series)
    {
        var values = panel[series];
        var observed = 0;
        foreach (var value in values) observed += double.IsNaN(value) ? 0 : 1;

        if (observed < EtsChoice.Minimum) forecast.Refuse(series);
        else if (task.Method == PanelMethod.Theta) Theta(series, observed < values.Length ? Gaps.Bridge(values) : values);
        else Smooth(series, values, observed);
    }

    private void Theta(int series, ReadOnlySpan<double> values)
    {
        _theta.Fit(values, _season);
        _theta.Forecast(forecast.MeanOf(series), forecast.ErrorOf(series));
        forecast.TakeTheta(series, _theta.Alpha, _theta.Sigma2);
    }

    private void Smooth(int series, ReadOnlySpan<double> values, int observed)
    {
        if (observed <= TinySample.MostValues)
        {
            Short(series, values);
            return;
        }

        if (!task.Anew && forecast.Earlier(series) is var (model, parameters) && EtsChoice.Suits(model, observed, _season)) _smoothing.Adjust(values, observed, model, parameters);
        else _smoothing.Choose(values, observed);
        _smoothing.Forecast(forecast.MeanOf(series), forecast.ErrorOf(series));
        forecast.TakeSmoothing(series, _smoothing.Model, _smoothing.Smoothing, _smoothing.Aicc, _smoothing.Sigma2);
    }

    // So short that a model may have no likelihood: by the door for one series, with gaps bridged.
    private void Short(int series, ReadOnlySpan<double> values)
    {
        var bridged = Gaps.Bridge(values);
        var fit = EtsChoice.Of([.. EtsModel.All], bridged, _season);
        var answer = fit.Forecast(bridged, _season, forecast.Horizon);
        answer.Centre.CopyTo(forecast.MeanOf(series));
        answer.StandardError.CopyTo(forecast.ErrorOf(series));
        forecast.TakeSmoothing(series, fit.Model, fit.Smoothing, fit.Aicc ?? double.PositiveInfinity, fit.Sigma2);
    }
}
