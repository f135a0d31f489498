using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>One of several columns of figures, and what its heading says about them.</summary>
/// <param name="Indicator">The full name of what it measures; empty where a column of the row or the layout says.</param>
/// <param name="Measure">Tells apart columns of one indicator.</param>
/// <param name="Period">Where the heading is the period.</param>
/// <param name="Quality">Marks beside that period.</param>
internal sealed record FigureColumn(int Column, string Indicator = "", string Measure = "", string Unit = "", Period? Period = null, Quality Quality = Quality.None);
