namespace MissionGov.Web.Components.Charts;

/// <summary>A straight line from the values of a measure to the pixels of a drawing.</summary>
public readonly record struct Scale(double DomainStart, double DomainEnd, double RangeStart, double RangeEnd)
{
    public double this[double value] => RangeStart + ((value - DomainStart) / (DomainEnd - DomainStart) * (RangeEnd - RangeStart));

    /// <summary>The pixel of the value, or of the nearer end when the value lies outside the domain.</summary>
    public double Clamped(double value) => this[Math.Clamp(value, Math.Min(DomainStart, DomainEnd), Math.Max(DomainStart, DomainEnd))];
}

internal readonly record struct Point(double X, double Y);

internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Contains(Point point) => point.X > Left && point.X < Right && point.Y > Top && point.Y < Bottom;

    public bool Holds(Box other) => other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;
}
