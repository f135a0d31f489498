using System.Globalization;
using MissionGov.Domain;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Components.Forms;

/// <summary>Reads days, periods and numbers from fields; what cannot be read is refused at its field, and the text stays.</summary>
public static class FieldText
{
    private const int MostDigits = 40;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static DateOnly? Day(this FormEntry entry, string field)
    {
        if (Wording.IsEmpty(entry[field])) return null;
        if (PeriodWords.Read(entry[field]) is { Kind: PeriodKind.Snapshot } read) return read.Start;
        entry.Refuse(field, "Date must be a real date, like 27 3 2027");
        return null;
    }

    public static Period? Period(this FormEntry entry, string field)
    {
        if (Wording.IsEmpty(entry[field])) return null;
        var read = PeriodWords.Read(entry[field]);
        if (read is null) entry.Refuse(field, "Enter a date or period, like March 2029, 2027/28 or 31 March 2029");
        return read;
    }

    public static double? Number(this FormEntry entry, string field)
    {
        if (Wording.IsEmpty(entry[field])) return null;
        var read = NumberIn(entry[field]);
        if (read is null) entry.Refuse(field, "Enter a number, like 12 or 12.5");
        return read;
    }

    public static int? Whole(this FormEntry entry, string field)
    {
        if (entry.Number(field) is not { } number) return null;
        if (double.IsInteger(number) && Math.Abs(number) < int.MaxValue) return (int)number;
        entry.Refuse(field, "Enter a whole number, like 12");
        return null;
    }

    /// <summary>"92%", "1,500,000" and "−3.5" are numbers; "1e400" and "NaN" are none.</summary>
    public static double? NumberIn(string text)
    {
        var plain = Wording.Line(text).TrimEnd('%').TrimEnd().Replace('−', '-');
        return plain.Length <= MostDigits && double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, British, out var number) && double.IsFinite(number) ? number : null;
    }

    public static string Of(double? number) => number?.ToString("R", British) ?? "";

    public static string Of(DateOnly? day) => day?.ToString("d MMMM yyyy", British) ?? "";

    public static string Of(Period? period) => period is { } known ? PeriodWords.Write(known) : "";

    public static string Of(bool yes) => yes ? "yes" : "";
}
