using MissionGov.Analysis.ControlCharts;

namespace MissionGov.Web.Components.Charts;

/// <summary>What a control chart says in words: the marks of its points, its icons and its rules.</summary>
public static class SignalWords
{
    /// <summary>The class of a mark in site.css: its shape and colour.</summary>
    public static string Mark(PointLabel label) => label switch
    {
        PointLabel.Improvement => "better",
        PointLabel.Concern => "worse",
        PointLabel.NeutralHigh or PointLabel.NeutralLow => "change",
        _ => "usual",
    };

    /// <summary>What the shape of a point means.</summary>
    public static string Of(PointLabel label) => label switch
    {
        PointLabel.Improvement => "Real change for the better",
        PointLabel.Concern => "Real change for the worse",
        PointLabel.NeutralHigh or PointLabel.NeutralLow => "Real change",
        _ => "Usual ups and downs",
    };

    /// <summary>As <see cref="Of(PointLabel)"/>, where there is little room.</summary>
    public static string InAWord(PointLabel label) => label switch
    {
        PointLabel.Improvement => "Better",
        PointLabel.Concern => "Worse",
        PointLabel.NeutralHigh or PointLabel.NeutralLow => "Change",
        _ => "Usual",
    };

    /// <summary>A rule as a label on the chart.</summary>
    public static string OnChart(SpecialCauses rule, int direction) => (rule, direction > 0) switch
    {
        (SpecialCauses.Outside, true) => "Above its range",
        (SpecialCauses.Outside, false) => "Below its range",
        (SpecialCauses.Trend, true) => "Up each time",
        (SpecialCauses.Trend, false) => "Down each time",
        (SpecialCauses.TwoInThree, _) => "Near the limit",
        (_, true) => "Above average",
        _ => "Below average",
    };

    /// <summary>A rule in the table.</summary>
    public static string Of(SpecialCauses rule) => rule switch
    {
        SpecialCauses.Outside => "outside its usual range",
        SpecialCauses.Trend => "seven or more each higher, or each lower",
        SpecialCauses.TwoInThree => "two of three near the limit",
        _ => "seven or more on one side of the average",
    };

    /// <summary>Every rule a point is part of, the strongest first.</summary>
    public static IEnumerable<SpecialCauses> Rules(SpecialCauses causes) =>
        Enum.GetValues<SpecialCauses>().Where(rule => rule != SpecialCauses.None && causes.HasFlag(rule));

    /// <summary>The icon of the target in two or three words.</summary>
    public static string Heading(Assurance assurance) => assurance switch
    {
        Assurance.Pass => "Hits the target",
        Assurance.Fail => "Misses the target",
        _ => "Hit or miss",
    };
}
