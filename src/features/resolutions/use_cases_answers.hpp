// The customer's answer to a letter, whoever heard it: written on the letter and on the complaint,
// booked when it is a yes, told to whoever has the complaint.
#pragma once

#include "features/resolutions/use_cases_record.hpp"

namespace zhuli::resolutions {

struct Answer {
    bool accepted = false;
    std::string_view answered_by, words;
    bool by_link = false;
};
Result<> take_answer(Tx& tx, const Ctx& ctx, Held& held, const Answer& answer);

}  // namespace zhuli::resolutions
