// What is true of cases, without I/O: who may do what, what follows what, what a draft takes from a
// complaint, how fresh a case is, and which cases are like a complaint and why.
#pragma once

#include <span>

#include "core/permission.hpp"
#include "core/result.hpp"
#include "core/workflow.hpp"
#include "features/cases/model_inputs.hpp"

namespace zhuli::cases {

inline constexpr int kReviewDays = 180;  // until a published case is looked at again
inline constexpr int kMostReviewDays = 730;
inline constexpr int kSoonDays = 14;        // before that day it is due, and its owner told
inline constexpr int kRecurrenceDays = 90;  // compared before and after publication
inline constexpr int kEffectDays = 90;
inline constexpr std::size_t kMostTerms = 300;  // of one text
inline constexpr std::size_t kMostHints = 5;

std::span<const Permission> permissions();
Workflow<CaseState, Case> workflow();
/// It is theirs, or they wrote what it says now.
bool is_by(const Case& one, Id user);
/// What the caller may do with it now. Nobody reviews what they wrote.
std::vector<std::string> actions_for(const Ctx& ctx, const Case& one);

/// What a closed complaint gives a draft: its words, what the investigation found, what was done.
Case draft_of(const tickets::Ticket& ticket, std::span<const tickets::TicketRecord> records);
/// Whether it can be reviewed: every problem at once.
Result<> check_ready(const Case& one);
/// 422 for a day in the past or too far ahead.
Result<> check_review_day(Date day, Date today);

Freshness freshness_of(const Case& one, Date today);
Date remind_on(const Case& one);

/// Pairs of neighbouring ideographs and whole Latin words and numbers, without those that stand in
/// any complaint; distinct, at most kMostTerms.
std::vector<std::string> terms_of(std::string_view words);
/// The runs of terms that stand in both, the longest first, at most eight.
std::vector<std::string> shared_words(std::string_view a, std::string_view b);

/// How much a case is like a complaint: 0 where there is too little to show it.
int likeness(const Hint& hint);
/// The best kMostHints of those that are like it enough.
std::vector<Hint> best_of(std::vector<Hint> hints);

/// {title, number}.
std::string event_body(const Case& one);

}  // namespace zhuli::cases
