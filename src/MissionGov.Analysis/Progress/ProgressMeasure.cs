namespace MissionGov.Analysis.Progress;

/// <summary>A published rule that turns two figures of a series into one word. Named, because the same data can earn different words.</summary>
public enum ProgressMeasure
{
    /// <summary>Open SDG's series progress, as its data builder computes it.</summary>
    OpenSdg,

    /// <summary>Eurostat's monitoring report on sustainable development.</summary>
    Eurostat,

    /// <summary>The United Nations' Sustainable Development Goals progress chart.</summary>
    UnProgressChart,

    /// <summary>Change achieved over change required by now, on a straight line, with Statistics Canada's thresholds.</summary>
    PaceRatio,
}
