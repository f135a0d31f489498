namespace MissionGov.Analysis.Evidence;

/// <summary>How to compare how often something happened in two groups.</summary>
public enum EventMeasure
{
    /// <summary>Logarithm of the ratio of the odds.</summary>
    LogOddsRatio,

    /// <summary>Logarithm of the ratio of the shares.</summary>
    LogRiskRatio,

    /// <summary>Difference of the shares.</summary>
    RiskDifference,

    /// <summary>Difference of the arcsines of the roots of the shares, of which the variance does not depend on them.</summary>
    ArcsineDifference,

    /// <summary>Peto's logarithm of the ratio of the odds, for rare events.</summary>
    PetoLogOddsRatio,
}

/// <summary>How to compare the means of two groups.</summary>
public enum MeanMeasure
{
    /// <summary>In the unit of the measure.</summary>
    Difference,

    /// <summary>In standard deviations common to both groups, corrected for few people.</summary>
    HedgesG,

    /// <summary>In the root of the mean of both variances, where they differ; corrected for few people.</summary>
    UnequalSpreads,
}

/// <summary>How often something happened in a group.</summary>
/// <param name="Events">To how many it happened.</param>
/// <param name="People">How many there are.</param>
public readonly record struct EventCount(int Events, int People);

/// <summary>What was measured in a group.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Sd">The standard deviation, 0 or more.</param>
/// <param name="People">How many were measured.</param>
public readonly record struct GroupMean(double Mean, double Sd, int People);
