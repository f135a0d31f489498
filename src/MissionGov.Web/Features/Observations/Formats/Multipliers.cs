namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What "Thousands" beside a value makes of it.</summary>
internal static class Multipliers
{
    public const string Note = "Values are kept in full where a column says thousands or millions: 1.2 in millions is 1,200,000";

    // A decimal holds so much with every figure of a double.
    private const double ExactTo = 1e12;

    private static readonly Dictionary<string, double> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 1,
        ["unit"] = 1,
        ["units"] = 1,
        ["number"] = 1,
        ["ones"] = 1,
        ["percent"] = 1,
        ["percentage"] = 1,
        ["percentage (%)"] = 1,
        ["hundred"] = 1e2,
        ["hundreds"] = 1e2,
        ["thousand"] = 1e3,
        ["thousands"] = 1e3,
        ["million"] = 1e6,
        ["millions"] = 1e6,
        ["billion"] = 1e9,
        ["billions"] = 1e9,
        ["trillion"] = 1e12,
        ["trillions"] = 1e12,
    };

    /// <summary>Null when it is none we know.</summary>
    public static double? Read(string text) => Words.TryGetValue(text, out var times) ? times : null;

    /// <summary>Without the noise of binary fractions: 1.1 thousand is 1,100.</summary>
    public static double Apply(double value, double times) => Math.Abs(value) < ExactTo ? (double)((decimal)value * (decimal)times) : value * times;
}
