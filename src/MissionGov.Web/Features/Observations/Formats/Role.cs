namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What a column tells about the figure in its row.</summary>
internal enum Role
{
    Indicator,

    /// <summary>Tells apart two measures that share a name: a series, or a measure.</summary>
    Measure,
    Unit,
    Multiplier,
    Place,
    PlaceName,
    Level,
    Period,

    /// <summary>What makes a period of a year: its month, its quarter, its week, or the kind of year.</summary>
    PeriodPart,
    Value,
    Quality,

    /// <summary>A name of the area in a file that also gives its code; a breakdown where it does not.</summary>
    Area,
    Breakdown,
    Ignored,
}
