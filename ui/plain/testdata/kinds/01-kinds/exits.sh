#!/bin/sh
(exit 300); echo "300 is $?"
