namespace MissionGov.Benchmarks.Accuracy;

/// <summary>A figure and between what it must lie.</summary>
/// <param name="Least">Null where only too much is too much.</param>
internal sealed record Bar(string What, double? Figure, double? Least, double Most)
{
    // How near R's automatic smoothing the automatic method must come, and how honest its intervals must be.
    private const double MaseShare = 1.02;
    private const double CoverageSlack = 0.025;
    private const double Nominal = 0.95;

    // On M1: how near R's theta, and the pooled coverage of 95% intervals; yearly series are few and short.
    private const double SmapeShare = 1.03;
    private const double LeastHeld = 0.90;
    private const double LeastHeldYearly = 0.88;
    private const double MostHeld = 0.98;

    public bool Met => Figure <= Most && !(Figure < Least);

    /// <summary>Against R's automatic smoothing on the same series.</summary>
    public static IEnumerable<Bar> AgainstSmoothing(GroupScore ours, GroupScore smoothing)
    {
        yield return new("MASE", ours.Mase, null, MaseShare * smoothing.Mase!.Value);
        yield return new("distance of the 95% coverage from 0.95", Distance(ours), null, Math.Max(CoverageSlack, Distance(smoothing)!.Value));
        yield return new("MSIS", ours.Msis, null, smoothing.Msis!.Value);
    }

    /// <summary>Against R's theta on the same series.</summary>
    public static Bar AgainstTheta(GroupScore ours, GroupScore theta) => new("sMAPE", ours.Smape, null, SmapeShare * theta.Smape!.Value);

    /// <summary>How many of the actual values 95% intervals held.</summary>
    public static Bar Held(GroupScore ours, bool yearly) => new("held by the 95% interval", ours.Coverage95, yearly ? LeastHeldYearly : LeastHeld, MostHeld);

    private static double? Distance(GroupScore score) => score.Coverage95 is { } held ? Math.Abs(held - Nominal) : null;
}
