namespace MissionGov.Domain.Delivery;

/// <summary>A person's judgement in four steps, weakest first, so that a roll-up is the least.</summary>
public enum Strength
{
    Red,
    AmberRed,
    AmberGreen,
    Green,
}

public static class StrengthWords
{
    public static readonly IReadOnlyList<Strength> All = Enum.GetValues<Strength>();

    /// <summary>Colour and meaning: nobody should have to know what a colour stands for.</summary>
    public static string Words(this Strength strength) => strength switch
    {
        Strength.Red => "Red: weak",
        Strength.AmberRed => "Amber-red: shaky",
        Strength.AmberGreen => "Amber-green: fair",
        _ => "Green: strong",
    };
}
