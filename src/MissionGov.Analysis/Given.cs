namespace MissionGov.Analysis;

/// <summary>What a caller gives, checked where it comes in, so that nothing is made of it that could not be.</summary>
internal static class Given
{
    // Far beyond any published figure; squares and sums of it still fit a double.
    private const double Largest = 1e100;

    public static double Number(double value, string name) =>
        Math.Abs(value) <= Largest ? value : throw new ArgumentException("A number must be finite and of a sensible size.", name);

    public static string Text(string value, string name) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("Give it a name.", name) : value;

    public static double NotNegative(double value, string name) =>
        Number(value, name) >= 0 ? value : throw new ArgumentException("A number below 0 cannot stand here.", name);

    public static double Positive(double value, string name) =>
        Number(value, name) > 0 ? value : throw new ArgumentException("A number above 0 is needed here.", name);

    /// <summary>A share of a whole.</summary>
    public static double Fraction(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentException("A fraction lies from 0 to 1.", name);

    /// <summary>The share of outcomes that an interval holds.</summary>
    public static double Level(double value, string name) =>
        value is > 0 and < 1 ? value : throw new ArgumentException("A level lies between 0 and 1, both excluded.", name);

    public static void That(bool holds, string message, string name)
    {
        if (!holds) throw new ArgumentException(message, name);
    }
}
