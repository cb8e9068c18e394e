// A row of a file of conversations: whose, when, by which channel, what was said. Reads what stands
// there and guesses nothing.
#pragma once

#include <optional>
#include <vector>

#include "core/result.hpp"
#include "features/customers/model.hpp"

namespace zhuli::imports {

/// The cells of one row, by columns_of(ImportKind::interactions).
struct InteractionRow {
    Text<60> customer_code;
    Text<120> customer_name;
    Text<40> happened_at;
    Text<40> channel;
    Text<2000> words;
    Text<60> author;
    Text<40> next_contact_on;
};
BOOST_DESCRIBE_STRUCT(InteractionRow, (),
                      (customer_code, customer_name, happened_at, channel, words, author,
                       next_contact_on))

/// "电话", "上门拜访", "WeChat"; empty is a note.
std::optional<customers::Channel> channel_called(std::string_view name);
/// Every problem of the row: imports.whose, imports.not_a_date, imports.not_a_channel.
void check_row(const InteractionRow& row, std::vector<FieldProblem>& problems);
/// What was said, and by whom where that was somebody else.
std::string words_of(const InteractionRow& row, std::string_view importer);

}  // namespace zhuli::imports
