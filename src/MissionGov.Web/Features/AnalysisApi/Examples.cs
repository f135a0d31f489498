namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>One request for each analysis, to copy and change.</summary>
internal static class Examples
{
    public static readonly AnalysisExample Projection = new(
        "Where is a series heading?",
        "A named method answers as the textbook does; \"auto\" averages several methods, each by how small its errors were on the series' own past, and sets its intervals by what the back-test held (\"parts\", \"backtest\"). "
            + "\"probabilityOfMeeting\" is that of being there at the date of the target, \"probabilityEver\" that of being there in some period up to it. What the data cannot answer comes back as \"refused\".",
        """
        { "frequency": "annual", "start": "2015", "values": [83.1, 82.4, 81.9, 80.2, 79.8, 78.1, 77.9, 76.0, 75.2], "horizon": 3, "levels": [80, 95], "target": { "value": 72, "by": "2026", "direction": "atMost" } }
        """);

    public static readonly AnalysisExample RequiredTrajectory = new(
        "What value is needed by when?",
        "The path from a baseline to a target, through interim points where there are any, in the shape asked for.",
        """
        { "baseline": { "value": 46.6, "on": "1998" }, "target": { "value": 23.3, "by": "2010" }, "shape": "linear", "interim": [{ "value": 39.6, "on": "2004" }], "at": ["2001", "2004", "2007"] }
        """);

    public static readonly AnalysisExample ControlChart = new(
        "Is a change real, or chance?",
        "\"xmr\" follows the NHS method, Making Data Count: limits from moving ranges, four rules, and whether the target will be hit. The others are the textbook's charts for shares (p, pPrime), rates (u, uPrime), counts (c), the "
            + "gaps between rare events (g, t), single values (i) and runs around the median (run). P and u charts need \"denominators\". \"rebaseAt\" holds the zero-based index of each later group's first point. "
            + "\"mean\" is the centre line, on run and g charts the median. Limits are not cut at what a measure can be, except the textbook's at 0 and 1.",
        """
        { "chart": "xmr", "values": [62.1, 61.4, 63.0, 62.2, 60.9, 61.8, 62.6, 61.1, 62.4, 61.9, 62.8, 61.5, 62.0, 61.7, 66.3], "improvement": "increase", "target": 70, "screenOutliers": true }
        """);

    public static readonly AnalysisExample Progress = new(
        "What would the published progress rules say?",
        "Named alternatives to the product's own status: Open SDG, Eurostat, the UN progress chart, and the pace ratio. Each compares two years, so its known faults come with the answer, and whether another base year would change it. "
            + "Without \"baseYear\", Open SDG and the UN chart start from 2015, the others from the first year; the target year is 2030 unless given, except for the pace ratio.",
        """
        { "measure": "openSdg", "years": [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023], "values": [14.5, 14.1, 13.4, 13.0, 12.3, 12.1, 11.5, 10.9, 10.4], "direction": "decrease", "target": 7.25, "targetYear": 2030 }
        """);

    public static readonly AnalysisExample Strategy = new(
        "Do the plans add up to the target?",
        "Adds the expected effects of interventions to the status quo at the deadline, and tells the chance of meeting the target. \"bars\", \"overlap\" and the status quo sum to \"expected\"; with \"unexplained\" they make the target. "
            + "An effect is \"normal\" or \"fixed\" (\"mean\", \"sd\"), \"lognormal\" (\"meanLog\", \"sdLog\"), or \"pert\", \"triangular\" or \"uniform\" (\"low\", \"likely\", \"high\"), in the unit of the indicator. "
            + "With \"combine\" as \"multiplicative\" it is a relative change: -0.1 is 10% fewer. An \"overlap\" is a share of the smaller of two effects. \"correlation\" is one number for every two, or a matrix. "
            + "Where all is normal and adds, the answer is exact; else it is drawn, and the same seed gives the same answer.",
        """
        { "statusQuo": { "mean": 80, "sd": 6 }, "target": 92, "direction": "atLeast", "levels": [80, 95], "interventions": [{ "name": "Evening clinics", "effect": { "distribution": "normal", "mean": 6, "sd": 1 } }, { "name": "Reform", "effect": { "distribution": "normal", "mean": 5, "sd": 2 } }], "overlaps": [{ "between": [0, 1], "share": 0.2 }] }
        """);

    public static readonly AnalysisExample Pooling = new(
        "What do several studies say together?",
        "Pools estimates of the same effect by a named method (FE, DL, REML, PM, HE, ML, EB, SJ), REML unless given. \"tau2\" is the variance between studies, with its interval; \"predictionLower\" and \"predictionUpper\" say where the effect in a new place may lie. "
            + "With few studies, \"hartungKnapp\" gives the safer interval.",
        """
        { "estimates": [{ "effect": 0.31, "variance": 0.02 }, { "effect": 0.12, "variance": 0.01 }, { "effect": 0.45, "variance": 0.05 }, { "effect": 0.2, "variance": 0.015 }], "method": "REML", "hartungKnapp": true, "confidence": 0.95 }
        """);
}
