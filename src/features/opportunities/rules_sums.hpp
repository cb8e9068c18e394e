// How cells of the sums become the board and the forecast: amount × probability of the stage, by
// the month of the expected close. Pure.
#pragma once

#include <span>

#include "features/opportunities/model_inputs.hpp"

namespace zhuli::opportunities {

inline constexpr int kForecastMonths = 6;  // told one by one; what is later stands together

/// The cell an opportunity stands in: while it is open by the day it is expected to close, then by
/// the day it was closed.
SumCell cell_of(const Opportunity& opportunity);
SumKey key_of(const SumCell& cell);

/// Won is certain, lost is nothing.
int probability_percent(const PipelineSettings& settings, Stage stage);
/// Rounded half away from zero to the minor unit.
Money weighted(Money amount, int percent);

std::string month_key(Date day);  // "2026-12"
Date first_of_month(Date day);
Date plus_months(Date first, int months);

/// Stages in order, each there; of won and lost only what was closed in this month.
Board board_of(std::span<const SumCell> cells, const PipelineSettings& settings, Date today);

/// `late` are the cells of what is open and was expected in this month before today; `cells` hold
/// it as well.
Forecast forecast_of(std::span<const SumCell> cells, std::span<const SumCell> late,
                     const PipelineSettings& settings, Date today);

}  // namespace zhuli::opportunities
