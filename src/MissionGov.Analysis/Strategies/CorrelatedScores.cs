using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Strategies;

/// <summary>Standard-normal scores of named effects that go together as told.</summary>
/// <remarks>
/// One correlation above 0 for all comes from a factor that all share, so that another name changes nobody's scores. Otherwise they
/// come by Cholesky's factor of the matrix, in the order of the names, whatever the order they are asked in.
/// </remarks>
internal sealed class CorrelatedScores
{
    // What rounding may leave of a correlation that is only just possible.
    private const double Rounding = 1e-9;

    // No intervention is called so: a name is never empty.
    private const string SharedFactor = "";

    private readonly int _seed;
    private readonly int _count;
    private readonly string[] _names;
    private readonly double _shared;
    private readonly double[][]? _factor;
    private readonly Dictionary<string, double[]> _own = [];

    private CorrelatedScores(int seed, int count, string[] names, double shared, double[][]? factor) =>
        (_seed, _count, _names, _shared, _factor) = (seed, count, names, shared, factor);

    /// <summary>The scores, or null where no effects could go together so.</summary>
    /// <param name="correlation">Between the places.</param>
    /// <param name="places">Which of them vary, in the order of their names.</param>
    /// <param name="names">Their names, each once, in order.</param>
    /// <param name="seed">Where the random numbers start.</param>
    /// <param name="count">How many scores each has.</param>
    public static CorrelatedScores? Of(Correlation correlation, IReadOnlyList<int> places, string[] names, int seed, int count)
    {
        if (correlation.Matrix is null && correlation.Shared >= 0) return new(seed, count, names, correlation.Shared, null);
        var factor = Factor(correlation, places);
        return factor is null ? null : new(seed, count, names, 0, factor);
    }

    /// <summary>Whether effects at these places can go together so.</summary>
    public static bool IsPossible(Correlation correlation, IReadOnlyList<int> places) => Factor(correlation, places) is not null;

    /// <summary>Whether each name they have in common has the same scores in both.</summary>
    public bool AgreesWith(CorrelatedScores other) =>
        (_seed, _count, _shared) == (other._seed, other._count, other._shared)
        && (_factor is null ? other._factor is null : other._factor is not null && _names.SequenceEqual(other._names) && _factor.Zip(other._factor, (one, another) => one.SequenceEqual(another)).All(same => same));

    public double[] Scores(string name)
    {
        if (_factor is null && _shared == 0) return Draw(name);
        var scores = new double[_count];
        if (_factor is null)
        {
            Add(scores, Kept(SharedFactor), Math.Sqrt(_shared));
            Add(scores, Draw(name), Math.Sqrt(1 - _shared));
            return scores;
        }

        var row = Array.IndexOf(_names, name);
        for (var k = 0; k <= row; k++)
        {
            if (_factor[row][k] != 0) Add(scores, Kept(_names[k]), _factor[row][k]);
        }

        return scores;
    }

    private static void Add(double[] scores, double[] others, double weight)
    {
        for (var i = 0; i < scores.Length; i++) scores[i] += weight * others[i];
    }

    private double[] Draw(string name)
    {
        var scores = new double[_count];
        NormalScores.Fill(_seed, name, scores);
        return scores;
    }

    private double[] Kept(string name) => _own.TryGetValue(name, out var scores) ? scores : _own[name] = Draw(name);

    // Cholesky's lower factor, row by row; a row without anything of its own is a mix of those before.
    private static double[][]? Factor(Correlation correlation, IReadOnlyList<int> places)
    {
        var factor = new double[places.Count][];
        for (var i = 0; i < factor.Length; i++)
        {
            factor[i] = new double[i + 1];
            var rest = 1.0;
            for (var j = 0; j < i; j++)
            {
                var sum = correlation.At(places[i], places[j]);
                for (var k = 0; k < j; k++) sum -= factor[i][k] * factor[j][k];
                if (factor[j][j] == 0 && Math.Abs(sum) > Math.Sqrt(Rounding)) return null;
                factor[i][j] = factor[j][j] == 0 ? 0 : sum / factor[j][j];
                rest -= factor[i][j] * factor[i][j];
            }

            if (rest < -Rounding) return null;
            factor[i][i] = rest <= Rounding ? 0 : Math.Sqrt(rest);
        }

        return factor;
    }
}
