namespace MissionGov.Benchmarks;

/// <summary>The same subjects measured one after another, several times over, so that a change of the machine's load meets all of them.</summary>
internal sealed class Rounds
{
    // Fewer than three could not tell a slow moment of the machine from a change.
    public const int Count = 3;

    private readonly Dictionary<string, List<double>> _measured = [];

    public void Add(string subject, double value)
    {
        if (!_measured.TryGetValue(subject, out var values)) _measured[subject] = values = [];
        values.Add(value);
    }

    public bool Has(string subject) => _measured.ContainsKey(subject);

    public double Median(string subject) => Middle(_measured[subject]);

    public double Ratio(string subject, string over) => Middle([.. _measured[subject].Zip(_measured[over], (one, other) => one / other)]);

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
