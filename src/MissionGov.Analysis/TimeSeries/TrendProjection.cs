namespace MissionGov.Analysis.TimeSeries;

/// <summary>Where is this series heading if nothing changes?</summary>
public static class TrendProjection
{
    /// <summary>The version of the automatic method, shown beside every answer it gives.</summary>
    public const string MethodVersion = "1";

    /// <summary>Projects a series over the coming periods.</summary>
    public static Answer<Projection> Project(Series series, int horizon, ProjectionOptions options) => throw new NotSupportedException();
}
