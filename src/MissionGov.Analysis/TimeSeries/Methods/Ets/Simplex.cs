namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>The corners of the search of <see cref="NelderMead"/>, the lowest first, in memory of its caller.</summary>
internal readonly ref struct Simplex<T>
    where T : IHeight
{
    private readonly T _function;
    private readonly int _dimensions;
    private readonly Span<double> _corners;
    private readonly Span<double> _heights;
    private readonly Span<double> _centre;
    private readonly Span<double> _trial;
    private readonly Span<double> _reflected;

    /// <param name="function">What to minimise.</param>
    /// <param name="corners">Room for the coordinates of one corner more than there are dimensions.</param>
    /// <param name="heights">Room for one number a corner.</param>
    /// <param name="points">Room for three points.</param>
    public Simplex(T function, Span<double> corners, Span<double> heights, Span<double> points)
    {
        (_function, _dimensions) = (function, heights.Length - 1);
        _corners = corners;
        _heights = heights;
        _centre = points[.._dimensions];
        _trial = points.Slice(_dimensions, _dimensions);
        _reflected = points[(2 * _dimensions)..];
    }

    public void Start(ReadOnlySpan<double> point, double step)
    {
        for (var i = 0; i <= _dimensions; i++)
        {
            var corner = Corner(i);
            point.CopyTo(corner);
            if (i > 0) corner[i - 1] += point[i - 1] > 0.5 ? -step : step;
            _heights[i] = _function.At(corner);
            Sink(i);
        }
    }

    public void Descend(int steps, double tolerance)
    {
        for (var step = 0; step < steps && _heights[_dimensions] - _heights[0] > tolerance * Math.Abs(_heights[0]); step++)
        {
            _centre.Clear();
            for (var i = 0; i < _dimensions; i++)
            {
                for (var d = 0; d < _dimensions; d++) _centre[d] += Corner(i)[d] / _dimensions;
            }

            Move();
        }
    }

    public double Best(Span<double> point)
    {
        Corner(0).CopyTo(point);
        return _heights[0];
    }

    private void Move()
    {
        var height = Try(1);
        if (height < _heights[0])
        {
            _trial.CopyTo(_reflected);
            var further = Try(2);
            Replace(further < height ? _trial : _reflected, Math.Min(further, height));
        }
        else if (height < _heights[_dimensions - 1])
        {
            Replace(_trial, height);
        }
        else
        {
            height = height < _heights[_dimensions] ? Try(0.5) : Try(-0.5);
            if (height < _heights[_dimensions]) Replace(_trial, height);
            else Shrink();
        }
    }

    private Span<double> Corner(int i) => _corners.Slice(i * _dimensions, _dimensions);

    // Along the line from the worst corner through the centre of the others.
    private double Try(double reach)
    {
        var worst = Corner(_dimensions);
        for (var d = 0; d < _dimensions; d++) _trial[d] = Math.Clamp(_centre[d] + (reach * (_centre[d] - worst[d])), 0, 1);
        return _function.At(_trial);
    }

    private void Replace(ReadOnlySpan<double> corner, double height)
    {
        corner.CopyTo(Corner(_dimensions));
        _heights[_dimensions] = height;
        Sink(_dimensions);
    }

    private void Shrink()
    {
        for (var i = 1; i <= _dimensions; i++)
        {
            for (var d = 0; d < _dimensions; d++) Corner(i)[d] = (Corner(i)[d] + Corner(0)[d]) / 2;
        }

        for (var i = 1; i <= _dimensions; i++)
        {
            _heights[i] = _function.At(Corner(i));
            Sink(i);
        }
    }

    // Moves corner i to its place among the lower ones before it.
    private void Sink(int i)
    {
        for (; i > 0 && _heights[i] < _heights[i - 1]; i--)
        {
            (_heights[i], _heights[i - 1]) = (_heights[i - 1], _heights[i]);
            var one = Corner(i);
            var other = Corner(i - 1);
            for (var d = 0; d < _dimensions; d++) (one[d], other[d]) = (other[d], one[d]);
        }
    }
}
