using System.Globalization;
using MissionGov.Analysis.Progress;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>How the rules of other bodies are named, and what their figures mean.</summary>
internal static class ProgressWords
{
    public static string Name(ProgressMeasure measure) => measure switch
    {
        ProgressMeasure.OpenSdg => "Open SDG",
        ProgressMeasure.Eurostat => "Eurostat",
        ProgressMeasure.UnProgressChart => "UN progress chart",
        _ => "Pace ratio",
    };

    /// <summary>The rule's own word as people write it: "moderate_progress" is "Moderate progress".</summary>
    public static string Word(string status)
    {
        var words = status.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>The figure the word comes from. Growth and change are different things, so each is named.</summary>
    public static (string Name, string Value) Figure(MeasuredProgress measured, bool hasTarget) => (measured.Progress, hasTarget) switch
    {
        (null, _) => ("Achieved ÷ required", "No ratio, as the target is reached."),
        ({ } ratio, true) => ($"{(measured.Measure == ProgressMeasure.PaceRatio ? "Change" : "Growth")} achieved ÷ required", ratio.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−')),
        ({ } growth, false) => ("Growth a year in the right direction", Percent(growth)),
    };

    public static string Percent(double growth) => $"{(100 * growth).ToString("0.0", CultureInfo.InvariantCulture).Replace('-', '−')}%";
}
